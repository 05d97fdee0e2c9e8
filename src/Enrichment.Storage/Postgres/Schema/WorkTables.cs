namespace Enrichment.Storage.Postgres.Schema;

internal static class WorkTables
{
    /// <summary>
    /// work.state: 0 pending, 1 done, 2 deferred. The index of pending work keeps the next batch as cheap at the end as at the start.
    /// answers.late is 1 where the work had been deferred before; answers.first_row is the row that bears the cost.
    /// </summary>
    /// <remarks>
    /// <c>readable</c> is a document for queries: jsonb takes no U+0000, which a document may hold escaped.
    /// </remarks>
    public static readonly string Sql = """
        CREATE TABLE buckets(
          bucket_no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          tenant    text COLLATE "C" NOT NULL,
          bucket    text COLLATE "C" NOT NULL UNIQUE,
          run       text COLLATE "C" NOT NULL,
          table_no  bigint NOT NULL,
          segment   text COLLATE "C" NOT NULL
        );

        CREATE INDEX buckets_by_run ON buckets(run);
        CREATE INDEX buckets_of_table ON buckets(table_no);

        CREATE TABLE work(
          bucket_no bigint NOT NULL,
          seq       bigint NOT NULL,
          tenant    text COLLATE "C" NOT NULL,
          entity_no bigint NOT NULL,
          state     smallint NOT NULL CHECK (state BETWEEN 0 AND 2),
          first_row bigint NOT NULL,
          rows      bigint NOT NULL,
          PRIMARY KEY (bucket_no, seq)
        );

        CREATE UNIQUE INDEX work_of_entity ON work(bucket_no, entity_no);
        CREATE INDEX work_pending ON work(bucket_no, seq) WHERE state = 0;
        CREATE INDEX work_deferred ON work(bucket_no, seq) WHERE state = 2;

        CREATE TABLE answers(
          answer_no  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          tenant     text COLLATE "C" NOT NULL,
          request_id text COLLATE "C" NOT NULL UNIQUE,
          bucket_no  bigint NOT NULL,
          seq        bigint NOT NULL,
          entity_no  bigint NOT NULL,
          status     smallint NOT NULL,
          signs      smallint NOT NULL,
          cost       bigint NOT NULL,
          late       smallint NOT NULL,
          first_row  bigint NOT NULL,
          at         bigint NOT NULL,
          document   bytea NOT NULL
        );

        CREATE INDEX answers_of_bucket ON answers(bucket_no);

        CREATE TABLE chosen_rows(
          run    text COLLATE "C" NOT NULL,
          row_no bigint NOT NULL,
          tenant text COLLATE "C" NOT NULL,
          PRIMARY KEY (run, row_no)
        );

        CREATE FUNCTION readable(document bytea) RETURNS jsonb LANGUAGE sql IMMUTABLE STRICT AS $$
          SELECT CASE WHEN position('\\u0000'::bytea IN document) = 0 THEN convert_from(document, 'UTF8')
                      ELSE regexp_replace(convert_from(document, 'UTF8'), '(?<!\\)((?:\\\\)*)\\u0000', '\1\\ufffd', 'g') END::jsonb
        $$;
        """ + RowSecurity.OfTenants("buckets", "work", "answers", "chosen_rows");
}
