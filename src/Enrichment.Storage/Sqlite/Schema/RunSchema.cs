namespace Enrichment.Storage.Sqlite.Schema;

internal static class RunSchema
{
    /// <summary>Views of runs and buckets: copies for people. Statuses are the numbers of the domain's enumerations.</summary>
    public const string Sql = """
        CREATE TABLE runs(
          run          TEXT NOT NULL PRIMARY KEY,
          revision     INTEGER NOT NULL,
          table_id     TEXT NOT NULL,
          status       INTEGER NOT NULL,
          total_budget INTEGER,
          stopped_by   TEXT,
          started_at   INTEGER NOT NULL,
          finished_at  INTEGER
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE bucket_views(
          bucket      TEXT NOT NULL PRIMARY KEY,
          run         TEXT NOT NULL,
          revision    INTEGER NOT NULL,
          strategy    TEXT NOT NULL,
          priority    INTEGER NOT NULL,
          status      INTEGER NOT NULL,
          limit_most  INTEGER,
          spent       INTEGER NOT NULL,
          rows        TEXT NOT NULL,
          errors      TEXT NOT NULL,
          stopped_by  TEXT,
          started_at  INTEGER NOT NULL,
          finished_at INTEGER
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX bucket_views_by_run ON bucket_views(run);
        """;
}
