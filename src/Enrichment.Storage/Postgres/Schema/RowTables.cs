namespace Enrichment.Storage.Postgres.Schema;

internal static class RowTables
{
    /// <summary>
    /// A row's key is its table's number and its own number in one integer, so that a table's rows lie together. What never changes (the
    /// cells) is kept apart from what each answer changes, which stays small.
    /// </summary>
    /// <remarks>
    /// table_owners leads from a table's id to its tenant, before the tenant is known. table_progress is locked by whoever changes rows
    /// of its table: so counters of completion are seen in their order, and none comes late. rows.entities counts the row's entities,
    /// open those not answered, deferred those left for later; signs are the bits of <c>RowSigns</c>. answers lists the numbers of the
    /// answers applied, negative where another row bears the cost.
    /// </remarks>
    public static readonly string Sql = """
        CREATE TABLE table_owners(
          table_id text COLLATE "C" PRIMARY KEY,
          tenant   text COLLATE "C" NOT NULL
        );

        CREATE TABLE tables(
          table_no        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          table_id        text COLLATE "C" NOT NULL UNIQUE,
          tenant          text COLLATE "C" NOT NULL,
          name            text NOT NULL,
          columns         text NOT NULL,
          fields          text NOT NULL,
          created_at      bigint NOT NULL,
          shape           text,
          output_path     text,
          output_offset   bigint,
          output_rows     bigint,
          output_done_seq bigint
        );

        CREATE INDEX tables_of_tenant ON tables(tenant, table_no);

        CREATE TABLE table_progress(
          table_no bigint PRIMARY KEY,
          tenant   text COLLATE "C" NOT NULL,
          done_seq bigint NOT NULL
        ) WITH (fillfactor = 50);

        CREATE TABLE row_cells(
          row_id    bigint PRIMARY KEY,
          tenant    text COLLATE "C" NOT NULL,
          record_id text COLLATE "C" NOT NULL,
          cells     text NOT NULL,
          filled    text,
          entities  text NOT NULL,
          geo       text NOT NULL
        );

        CREATE TABLE rows(
          row_id      bigint PRIMARY KEY,
          tenant      text COLLATE "C" NOT NULL,
          table_no    bigint NOT NULL,
          segment     text COLLATE "C" NOT NULL,
          priority    double precision NOT NULL,
          status      smallint NOT NULL CHECK (status BETWEEN 0 AND 6),
          bucket_no   bigint,
          entities    integer NOT NULL,
          open        integer NOT NULL DEFAULT 0 CHECK (open >= 0),
          deferred    integer NOT NULL DEFAULT 0 CHECK (deferred >= 0),
          signs       smallint NOT NULL DEFAULT 0,
          cost        bigint NOT NULL DEFAULT 0,
          done_seq    bigint NOT NULL DEFAULT 0,
          last_run_at bigint,
          answers     text,
          reason      text
        ) WITH (fillfactor = 80);

        CREATE INDEX rows_by_segment ON rows(table_no, segment);
        CREATE UNIQUE INDEX rows_done ON rows(table_no, done_seq) WHERE done_seq > 0;

        CREATE TABLE links(
          row_id    bigint NOT NULL,
          entity_no bigint NOT NULL,
          tenant    text COLLATE "C" NOT NULL,
          kind      smallint NOT NULL,
          given     text NOT NULL,
          PRIMARY KEY (row_id, entity_no)
        );

        CREATE INDEX links_of_entity ON links(entity_no, row_id);
        """ + RowSecurity.Open("table_owners") + RowSecurity.OfTenants("tables", "table_progress", "row_cells", "rows", "links")
        + RowSecurity.ForDuties("tables", "tenant");
}
