namespace Enrichment.Storage.Sqlite.Schema;

internal static class DeliverySchema
{
    /// <summary>
    /// Webhooks to be delivered, made in the transaction that ends their job. deliveries.status is the number of the domain's
    /// enumeration; a secret is kept until the delivery has ended. jobs.first_seq and last_seq are the counters of completion
    /// between which the rows of the job lie.
    /// </summary>
    public const string Sql = """
        ALTER TABLE jobs ADD COLUMN first_seq INTEGER;
        ALTER TABLE jobs ADD COLUMN last_seq INTEGER;

        CREATE TABLE deliveries(
          tenant      TEXT NOT NULL,
          delivery_id TEXT NOT NULL,
          subject     TEXT NOT NULL,
          url         TEXT NOT NULL,
          format      TEXT NOT NULL,
          secret      TEXT,
          body        TEXT,
          status      INTEGER NOT NULL DEFAULT 0,
          attempts    INTEGER NOT NULL DEFAULT 0,
          created_at  INTEGER NOT NULL,
          next_at     INTEGER NOT NULL,
          ended_at    INTEGER,
          answer      INTEGER,
          problem     TEXT,
          PRIMARY KEY (tenant, delivery_id)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX deliveries_due ON deliveries(next_at) WHERE status = 0;
        CREATE INDEX deliveries_by_age ON deliveries(tenant, created_at);
        """;
}
