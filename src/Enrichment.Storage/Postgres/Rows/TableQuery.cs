using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Rows;

internal static class TableQuery
{
    /// <summary>The number of a table, within a statement whose parameter 1 is its id.</summary>
    public const string Number = "(SELECT table_no FROM tables WHERE table_id = $1)";

    /// <summary>The rows of a table, within a statement whose parameter 1 is its id and whose rows are <c>r</c>.</summary>
    public const string RowsOfTable = $"r.row_id > ({Number} << 32) AND r.row_id < (({Number} + 1) << 32)";

    /// <summary>The links of its rows, which are <c>l</c>.</summary>
    public const string LinksOfTable = $"l.row_id > ({Number} << 32) AND l.row_id < (({Number} + 1) << 32)";

    public static Task<TableDefinition?> Find(PostgresSql sql, string tableId) =>
        sql.Prepare($"SELECT {StoredTables.Columns} FROM tables WHERE table_id = $1").With(tableId).First(StoredTables.Definition);

    public static Task<List<TableDefinition>> OfTenant(PostgresSql sql, string tenant, ListMark after, int limit) => sql.Prepare($"""
        SELECT {StoredTables.Columns} FROM tables
        WHERE tenant = $1 AND shape IS NOT NULL AND created_at <= $2 AND (created_at < $2 OR table_id < $3)
        ORDER BY created_at DESC, table_id DESC LIMIT $4
        """).With(tenant).With(Columns.Micros(after.At)).With(after.Id).With(limit).List(StoredTables.Definition);

    /// <summary>Every table of every tenant, in the order in which they were made.</summary>
    public static async Task<IReadOnlyList<TableDefinition>> All(PostgresReads reads)
    {
        var tenants = await reads.OfAll(
            StatementArea.Rows, sql => sql.Prepare("SELECT DISTINCT tenant FROM tables").List(row => row.RequiredText(0))).ConfigureAwait(false);
        var tables = await reads.OfEach(tenants, StatementArea.Rows, (sql, tenant) => sql
            .Prepare($"SELECT {StoredTables.Columns}, table_no FROM tables WHERE tenant = $1").With(tenant)
            .List(row => (Table: StoredTables.Definition(row), No: row.Integer(7)))).ConfigureAwait(false);
        return [.. tables.OrderBy(t => t.No).Select(t => t.Table)];
    }

    public static Task<long> RowCount(PostgresSql sql, string tableId) => sql.Prepare($"SELECT max(r.row_id) FROM rows r WHERE {RowsOfTable}")
        .With(tableId).First(row => row.IsNull(0) ? 0 : RowKey.RowNo(row.Integer(0)));

    public static Task<OutputMark?> Mark(PostgresSql sql, string tableId) =>
        sql.Prepare($"SELECT {StoredTables.MarkColumns} FROM tables WHERE table_id = $1").With(tableId).First(StoredTables.Mark);
}
