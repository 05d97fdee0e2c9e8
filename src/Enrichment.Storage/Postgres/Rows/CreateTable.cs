using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Rows;

/// <summary>Creates a table; one that is there already, of the same shape, stays as it is.</summary>
internal sealed class CreateTable(StatementCounts counts) : SinglePostgresHandler<TableDefinition, bool>(counts, StatementArea.Rows)
{
    private const string Insert = """
        WITH made AS (
          INSERT INTO tables(table_id, tenant, name, columns, fields, created_at, shape) VALUES ($1, $2, $3, $4, $5, $6, $7)
          ON CONFLICT DO NOTHING RETURNING table_no, table_id, tenant),
        owned AS (INSERT INTO table_owners(table_id, tenant) SELECT table_id, tenant FROM made),
        counted AS (INSERT INTO table_progress(table_no, tenant, done_seq) SELECT table_no, tenant, 0 FROM made)
        SELECT table_no FROM made
        """;

    protected override async Task<bool> Execute(PostgresSql sql, TableDefinition item)
    {
        var made = await sql.Prepare(Insert).With(item.TableId).With(item.Tenant).With(item.Name)
            .With(JsonTexts.List(item.Columns)).With(JsonTexts.List(item.Fields)).With(Columns.Micros(item.CreatedAt))
            .With(item.Shape is { } shape ? ShapeDocument.Write(shape) : null).First(row => row.Integer(0)).ConfigureAwait(false);
        // Another tenant's table of that id is not seen.
        if (made == 0) TableRules.RequireSame(await TableQuery.Find(sql, item.TableId).ConfigureAwait(false), item);
        return made != 0;
    }
}

/// <summary>Sets the fields that a table shows.</summary>
internal sealed class SetFields(StatementCounts counts)
    : SinglePostgresHandler<(string TableId, IReadOnlyList<string> Fields), bool>(counts, StatementArea.Rows)
{
    protected override async Task<bool> Execute(PostgresSql sql, (string TableId, IReadOnlyList<string> Fields) item) =>
        await sql.Prepare("UPDATE tables SET fields = $2 WHERE table_id = $1").With(item.TableId).With(JsonTexts.List(item.Fields))
            .Execute().ConfigureAwait(false) > 0;
}

/// <summary>Stores how far the output file has got.</summary>
internal sealed class SaveOutputMark(StatementCounts counts) : SinglePostgresHandler<(string TableId, OutputMark Mark), bool>(counts, StatementArea.Rows)
{
    protected override async Task<bool> Execute(PostgresSql sql, (string TableId, OutputMark Mark) item) => await sql.Prepare("""
        UPDATE tables SET output_path = $2, output_offset = $3, output_rows = $4, output_done_seq = $5 WHERE table_id = $1
        """)
        .With(item.TableId).With(item.Mark.Path).With(item.Mark.Offset).With(item.Mark.Rows).With(item.Mark.DoneSeq)
        .Execute().ConfigureAwait(false) > 0;
}
