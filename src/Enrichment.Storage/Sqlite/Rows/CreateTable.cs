using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>Creates a table; one that is there already, of the same shape, stays as it is.</summary>
internal sealed class CreateTable(StatementCounts counts) : SingleHandler<TableDefinition, bool>(counts, StatementArea.Rows)
{
    protected override bool Execute(StoreSql sql, TableDefinition item)
    {
        var isNew = sql.Prepare("""
            INSERT INTO tables(table_id, tenant, name, columns, fields, created_at, shape) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING
            """)
            .Bind(1, item.TableId).Bind(2, item.Tenant).Bind(3, item.Name)
            .Bind(4, JsonTexts.List(item.Columns)).Bind(5, JsonTexts.List(item.Fields)).Bind(6, Columns.Micros(item.CreatedAt))
            .Bind(7, item.Shape is { } shape ? ShapeDocument.Write(shape) : null).Execute() > 0;
        if (!isNew) TableRules.RequireSame(TableQuery.Find(sql, item.TableId)!, item);
        return isNew;
    }
}

/// <summary>Sets the fields that a table shows.</summary>
internal sealed class SetFields(StatementCounts counts) : SingleHandler<(string TableId, IReadOnlyList<string> Fields), bool>(counts, StatementArea.Rows)
{
    protected override bool Execute(StoreSql sql, (string TableId, IReadOnlyList<string> Fields) item) =>
        sql.Prepare("UPDATE tables SET fields = ?2 WHERE table_id = ?1").Bind(1, item.TableId).Bind(2, JsonTexts.List(item.Fields)).Execute() > 0;
}

/// <summary>Stores how far the output file has got.</summary>
internal sealed class SaveOutputMark(StatementCounts counts) : SingleHandler<(string TableId, OutputMark Mark), bool>(counts, StatementArea.Rows)
{
    protected override bool Execute(StoreSql sql, (string TableId, OutputMark Mark) item) => sql.Prepare("""
        UPDATE tables SET output_path = ?2, output_offset = ?3, output_rows = ?4, output_done_seq = ?5 WHERE table_id = ?1
        """)
        .Bind(1, item.TableId).Bind(2, item.Mark.Path).Bind(3, item.Mark.Offset).Bind(4, item.Mark.Rows).Bind(5, item.Mark.DoneSeq)
        .Execute() > 0;
}
