using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

internal static class TableQuery
{
    public static TableDefinition? Find(StoreSql sql, string tableId) =>
        sql.Prepare($"SELECT {StoredTables.Columns} FROM tables WHERE table_id = ?1").Bind(1, tableId).First(StoredTables.Definition);

    public static List<TableDefinition> All(StoreSql sql) => sql.Prepare($"SELECT {StoredTables.Columns} FROM tables ORDER BY table_no").List(StoredTables.Definition);

    public static List<TableDefinition> OfTenant(StoreSql sql, string tenant, ListMark after, int limit) => sql.Prepare($"""
        SELECT {StoredTables.Columns} FROM tables
        WHERE tenant = ?1 AND shape IS NOT NULL AND created_at <= ?2 AND (created_at < ?2 OR table_id < ?3)
        ORDER BY created_at DESC, table_id DESC LIMIT ?4
        """).Bind(1, tenant).Bind(2, Columns.Micros(after.At)).Bind(3, after.Id).Bind(4, limit).List(StoredTables.Definition);

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
        return number != 0 ? number : throw StoredTables.Missing(tableId);
    }

    /// <summary>0 when there is no such table.</summary>
    public static long FindNumber(StoreSql sql, string tableId) =>
        sql.Prepare("SELECT table_no FROM tables WHERE table_id = ?1").Bind(1, tableId).First(row => row.Integer(0));

    public static OutputMark? Mark(StoreSql sql, string tableId) =>
        sql.Prepare($"SELECT {StoredTables.MarkColumns} FROM tables WHERE table_id = ?1").Bind(1, tableId).First(StoredTables.Mark);
}
