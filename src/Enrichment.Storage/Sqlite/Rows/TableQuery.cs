using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Rows;

internal static class TableQuery
{
    private const string Columns = "table_id, tenant, name, columns, fields, created_at, shape";

    public static TableDefinition? Find(StoreSql sql, string tableId) =>
        sql.Prepare($"SELECT {Columns} FROM tables WHERE table_id = ?1").Bind(1, tableId).First(Definition);

    public static List<TableDefinition> All(StoreSql sql) => sql.Prepare($"SELECT {Columns} FROM tables ORDER BY table_no").List(Definition);

    public static List<TableDefinition> OfTenant(StoreSql sql, string tenant) =>
        sql.Prepare($"SELECT {Columns} FROM tables WHERE tenant = ?1 AND shape IS NOT NULL ORDER BY table_no DESC").Bind(1, tenant).List(Definition);

    public static long RowCount(StoreSql sql, string tableId) => sql.Prepare($"SELECT max(r.row_id) FROM rows r WHERE {RowsOfTable}")
        .Bind(1, tableId).First(row => row.IsNull(0) ? 0 : RowKey.RowNo(row.Integer(0)));

    /// <summary>The number of a table, within a statement whose parameter 1 is its id.</summary>
    public const string Number = "(SELECT table_no FROM tables WHERE table_id = ?1)";

    /// <summary>The rows of a table, within a statement whose parameter 1 is its id and whose rows are <c>r</c>.</summary>
    public const string RowsOfTable = $"r.row_id > ({Number} << 32) AND r.row_id < (({Number} + 1) << 32)";

    /// <exception cref="InvalidOperationException">There is no such table.</exception>
    public static long NumberOf(StoreSql sql, string tableId)
    {
        var number = FindNumber(sql, tableId);
        return number != 0 ? number : throw new InvalidOperationException($"There is no table {tableId}.");
    }

    /// <summary>0 when there is no such table.</summary>
    public static long FindNumber(StoreSql sql, string tableId) =>
        sql.Prepare("SELECT table_no FROM tables WHERE table_id = ?1").Bind(1, tableId).First(row => row.Integer(0));

    public static OutputMark? Mark(StoreSql sql, string tableId) => sql.Prepare("""
        SELECT output_path, output_offset, output_rows, output_done_seq FROM tables WHERE table_id = ?1
        """).Bind(1, tableId).First(row => row.IsNull(0)
            ? null
            : new OutputMark(row.RequiredText(0), row.Integer(1), row.Integer(2), row.Integer(3)));

    private static TableDefinition Definition(PreparedStatement row) => new(
        row.RequiredText(0),
        row.RequiredText(1),
        row.RequiredText(2),
        StoredTexts.Read(row.Blob(3)),
        StoredTexts.Read(row.Blob(4)),
        row.Time(5),
        row.Text(6) is { } shape ? ShapeDocument.Read(shape) : null);
}
