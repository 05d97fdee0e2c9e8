namespace Enrichment.Storage.Sqlite.Schema;

internal static class GatewaySchema
{
    /// <summary>
    /// What the gateway keeps: who may ask, what was asked, what was done. Of API and idempotency keys only hashes. jobs.status is
    /// the number of the domain's enumeration; jobs.request is what was asked, as JSON.
    /// </summary>
    public const string Sql = """
        ALTER TABLE tables ADD COLUMN shape TEXT;

        CREATE TABLE api_keys(
          key_id     TEXT NOT NULL PRIMARY KEY,
          hash       BLOB NOT NULL UNIQUE,
          tenant     TEXT NOT NULL,
          user       TEXT NOT NULL,
          role       INTEGER NOT NULL,
          created_at INTEGER NOT NULL,
          revoked_at INTEGER
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE idempotency(
          tenant       TEXT NOT NULL,
          key_hash     BLOB NOT NULL,
          request_hash BLOB NOT NULL,
          subject      TEXT NOT NULL,
          at           INTEGER NOT NULL,
          PRIMARY KEY (tenant, key_hash)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE audit(
          seq     INTEGER PRIMARY KEY AUTOINCREMENT,
          at      INTEGER NOT NULL,
          tenant  TEXT NOT NULL,
          actor   TEXT NOT NULL,
          action  TEXT NOT NULL,
          subject TEXT NOT NULL,
          detail  TEXT NOT NULL
        ) STRICT;

        CREATE INDEX audit_of_tenant ON audit(tenant, seq);

        CREATE TABLE jobs(
          tenant       TEXT NOT NULL,
          job_id       TEXT NOT NULL,
          table_id     TEXT NOT NULL,
          request      TEXT NOT NULL,
          status       INTEGER NOT NULL,
          created_at   INTEGER NOT NULL,
          started_at   INTEGER,
          completed_at INTEGER,
          problem      TEXT,
          PRIMARY KEY (tenant, job_id)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX jobs_by_age ON jobs(tenant, created_at);
        CREATE INDEX jobs_open ON jobs(created_at) WHERE status <= 1;

        CREATE TABLE chosen_rows(
          run    TEXT NOT NULL,
          row_no INTEGER NOT NULL,
          PRIMARY KEY (run, row_no)
        ) STRICT, WITHOUT ROWID;
        """;
}
