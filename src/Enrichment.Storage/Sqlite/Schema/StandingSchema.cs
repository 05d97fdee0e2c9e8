namespace Enrichment.Storage.Sqlite.Schema;

internal static class StandingSchema
{
    /// <summary>
    /// What must outlive a restart though no run holds it: which accounts are paused, and how far each schedule has got. The schedule's
    /// own line has no tenant; a tenant's line tells how its last turn went.
    /// </summary>
    public const string Sql = """
        CREATE TABLE paused_accounts(
          account TEXT NOT NULL PRIMARY KEY,
          why     TEXT NOT NULL,
          at      INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE schedules(
          schedule    TEXT NOT NULL,
          tenant      TEXT NOT NULL,
          known_since INTEGER NOT NULL,
          due         INTEGER,
          at          INTEGER,
          outcome     TEXT,
          PRIMARY KEY (schedule, tenant)
        ) STRICT, WITHOUT ROWID;
        """;
}
