using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Rows;

/// <summary>Stored definitions of tables.</summary>
internal static class StoredTables
{
    /// <summary>The columns that <see cref="Definition"/> takes, in its order.</summary>
    public const string Columns = "table_id, tenant, name, columns, fields, created_at, shape";

    /// <summary>The columns that <see cref="Mark"/> takes, in its order.</summary>
    public const string MarkColumns = "output_path, output_offset, output_rows, output_done_seq";

    public static TableDefinition Definition<TRow>(TRow row)
        where TRow : IStoredRow => new(
        row.RequiredText(0),
        row.RequiredText(1),
        row.RequiredText(2),
        StoredTexts.Read(row.Blob(3)),
        StoredTexts.Read(row.Blob(4)),
        row.Time(5),
        row.Text(6) is { } shape ? ShapeDocument.Read(shape) : null);

    public static OutputMark? Mark<TRow>(TRow row)
        where TRow : IStoredRow => row.IsNull(0) ? null : new OutputMark(row.RequiredText(0), row.Integer(1), row.Integer(2), row.Integer(3));

    public static InvalidOperationException Missing(string tableId) => new($"There is no table {tableId}.");
}
