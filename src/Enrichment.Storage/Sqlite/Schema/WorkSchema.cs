namespace Enrichment.Storage.Sqlite.Schema;

internal static class WorkSchema
{
    /// <summary>
    /// work.state: 0 pending, 1 done, 2 deferred. The index of pending work keeps the next batch as cheap at the end as at the start.
    /// An answer, once it is kept, ends its work and dates its business; answers.late is 1 where the work had been deferred before;
    /// answers.first_row is the row that bears the cost.
    /// </summary>
    public const string Sql = """
        CREATE TABLE buckets(
          bucket_no INTEGER PRIMARY KEY,
          bucket    TEXT NOT NULL UNIQUE,
          run       TEXT NOT NULL,
          table_no  INTEGER NOT NULL,
          segment   TEXT NOT NULL
        ) STRICT;

        CREATE INDEX buckets_by_run ON buckets(run);

        CREATE TABLE work(
          bucket_no INTEGER NOT NULL,
          seq       INTEGER NOT NULL,
          entity_no INTEGER NOT NULL,
          state     INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),
          first_row INTEGER NOT NULL,
          rows      INTEGER NOT NULL,
          PRIMARY KEY (bucket_no, seq)
        ) STRICT, WITHOUT ROWID;

        CREATE UNIQUE INDEX work_of_entity ON work(bucket_no, entity_no);
        CREATE INDEX work_pending ON work(bucket_no, seq) WHERE state = 0;
        CREATE INDEX work_deferred ON work(bucket_no, seq) WHERE state = 2;

        CREATE TABLE answers(
          answer_no  INTEGER PRIMARY KEY,
          request_id TEXT NOT NULL UNIQUE,
          bucket_no  INTEGER NOT NULL,
          seq        INTEGER NOT NULL,
          entity_no  INTEGER NOT NULL,
          status     INTEGER NOT NULL,
          signs      INTEGER NOT NULL,
          cost       INTEGER NOT NULL,
          late       INTEGER NOT NULL,
          first_row  INTEGER NOT NULL,
          at         INTEGER NOT NULL,
          document   TEXT NOT NULL
        ) STRICT;

        CREATE INDEX answers_of_bucket ON answers(bucket_no);

        CREATE TRIGGER answer_ends_work AFTER INSERT ON answers BEGIN
          UPDATE work SET state = iif(new.status = 6, 2, 1) WHERE bucket_no = new.bucket_no AND seq = new.seq;
          UPDATE businesses SET last_enriched_at = strftime('%Y-%m-%dT%H:%M:%SZ', new.at / 1000000, 'unixepoch')
          WHERE entity_no = new.entity_no AND new.status IN (1, 2);
        END;
        """;
}
