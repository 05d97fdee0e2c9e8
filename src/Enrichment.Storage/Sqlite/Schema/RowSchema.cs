
namespace Enrichment.Storage.Sqlite.Schema;

internal static class RowSchema
{
    /// <summary>
    /// A row's key is its table's number and its own number in one integer, so that a table's rows lie together. What never
    /// changes (the cells) is kept apart from what each answer changes, which stays small.
    /// </summary>
    /// <remarks>
    /// rows.entities counts the row's entities, open those not answered, deferred those left for later; signs are the bits of
    /// <c>RowSigns</c>. done_seq grows with each row that becomes final; tables.done_seq keeps the highest one that was taken back.
    /// answers lists the numbers of the answers applied, negative where another row bears the cost.
    /// </remarks>
    public const string Sql = """
        CREATE TABLE tables(
          table_no        INTEGER PRIMARY KEY AUTOINCREMENT,
          table_id        TEXT NOT NULL UNIQUE,
          tenant          TEXT NOT NULL,
          name            TEXT NOT NULL,
          columns         TEXT NOT NULL,
          fields          TEXT NOT NULL,
          created_at      INTEGER NOT NULL,
          done_seq        INTEGER NOT NULL DEFAULT 0,
          output_path     TEXT,
          output_offset   INTEGER,
          output_rows     INTEGER,
          output_done_seq INTEGER
        ) STRICT;

        CREATE TABLE row_cells(
          row_id    INTEGER PRIMARY KEY,
          record_id TEXT NOT NULL,
          cells     TEXT NOT NULL,
          filled    TEXT,
          entities  TEXT NOT NULL,
          geo       TEXT NOT NULL
        ) STRICT;

        CREATE TABLE rows(
          row_id      INTEGER PRIMARY KEY,
          table_no    INTEGER NOT NULL,
          segment     TEXT NOT NULL,
          priority    REAL NOT NULL,
          status      INTEGER NOT NULL CHECK (status BETWEEN 0 AND 6),
          bucket_no   INTEGER,
          entities    INTEGER NOT NULL,
          open        INTEGER NOT NULL DEFAULT 0 CHECK (open >= 0),
          deferred    INTEGER NOT NULL DEFAULT 0 CHECK (deferred >= 0),
          signs       INTEGER NOT NULL DEFAULT 0,
          cost        INTEGER NOT NULL DEFAULT 0,
          done_seq    INTEGER NOT NULL DEFAULT 0,
          last_run_at INTEGER,
          answers     TEXT,
          reason      TEXT
        ) STRICT;

        CREATE INDEX rows_by_segment ON rows(table_no, segment);
        CREATE UNIQUE INDEX rows_done ON rows(table_no, done_seq) WHERE done_seq > 0;

        CREATE TABLE links(
          row_id    INTEGER NOT NULL,
          entity_no INTEGER NOT NULL,
          kind      INTEGER NOT NULL,
          given     TEXT NOT NULL,
          PRIMARY KEY (row_id, entity_no)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX links_of_entity ON links(entity_no, row_id);
        """;
}
