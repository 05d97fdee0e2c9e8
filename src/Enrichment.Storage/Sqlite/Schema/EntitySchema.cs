namespace Enrichment.Storage.Sqlite.Schema;

internal static class EntitySchema
{
    /// <summary>An entity gets its number when a row or an answer first names it; version 0 has no document yet.</summary>
    public const string Sql = """
        CREATE TABLE tenants(
          tenant TEXT NOT NULL PRIMARY KEY,
          secret BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE entities(
          entity_no INTEGER PRIMARY KEY,
          entity    TEXT NOT NULL UNIQUE,
          version   INTEGER NOT NULL DEFAULT 0,
          document  TEXT
        ) STRICT;

        CREATE TABLE businesses(
          entity_no        INTEGER PRIMARY KEY,
          tenant           TEXT NOT NULL,
          entity_id        TEXT NOT NULL,
          name             TEXT,
          domain           TEXT,
          category         TEXT,
          naics            TEXT,
          sic              TEXT,
          country          TEXT,
          state            TEXT,
          city             TEXT,
          vert_bucket      TEXT NOT NULL,
          geo_bucket       TEXT NOT NULL,
          last_enriched_at TEXT
        ) STRICT;
        """;
}
