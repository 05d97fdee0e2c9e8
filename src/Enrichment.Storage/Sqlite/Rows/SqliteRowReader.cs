using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Entities;
using Enrichment.Storage.Sqlite.Ledger;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

internal sealed class SqliteRowReader(StoreReads reads) : IRowReader
{
    public Task<IReadOnlyList<TableDefinition>> Tables() => reads.Use<IReadOnlyList<TableDefinition>>(StatementArea.Rows, TableQuery.All);

    public Task<OutputMark?> OutputMark(string tableId) => reads.Use(StatementArea.Rows, sql => TableQuery.Mark(sql, tableId));

    public Task<RowPage> Page(string tableId, RowFilter filter, long afterRow, int limit) =>
        reads.Use(StatementArea.Rows, sql => RowPages.Page(sql, tableId, filter, afterRow, limit));

    public Task<IReadOnlyList<IntakeRow>> Intake(string tableId, long afterRow, int limit) =>
        reads.Use(StatementArea.Rows, sql => IntakeQuery.Page(sql, tableId, afterRow, limit));

    public Task<IReadOnlyDictionary<RowStatus, long>> Counts(string tableId) => reads.Use<IReadOnlyDictionary<RowStatus, long>>(
        StatementArea.Rows,
        sql => sql.Prepare($"SELECT r.status, count(*) FROM rows r WHERE {TableQuery.RowsOfTable} GROUP BY r.status").Bind(1, tableId)
            .List(row => ((RowStatus)row.Integer(0), row.Integer(1))).ToDictionary());

    public Task<IReadOnlyList<ReasonCount>> Reasons(string tableId, int limit) =>
        reads.Use(StatementArea.Rows, sql => ReasonQuery.Of(sql, tableId, limit));

    public Task<IReadOnlyList<long>> Known(string tableId) => reads.Use<IReadOnlyList<long>>(
        StatementArea.Rows,
        sql => sql.Prepare($"""
            SELECT DISTINCT l.row_id FROM links l CROSS JOIN entities e ON e.entity_no = l.entity_no
            WHERE l.row_id > ({TableQuery.Number} << 32) AND l.row_id < (({TableQuery.Number} + 1) << 32) AND e.version > 0
            """).Bind(1, tableId).List(row => RowKey.RowNo(row.Integer(0))));

    public Task<RowExplanation?> Explain(string tableId, long rowNo) => reads.Use(
        StatementArea.Rows, sql => RowPages.InOrder(sql, tableId, rowNo - 1, 1).Where(r => r.RowNo == rowNo).Select(r => Explain(sql, r)).FirstOrDefault());

    public Task<IReadOnlyList<RowExplanation>> Explain(string tableId, string recordId) => reads.Use<IReadOnlyList<RowExplanation>>(
        StatementArea.Rows, sql => [.. RowPages.OfRecord(sql, tableId, recordId).Select(r => Explain(sql, r))]);

    private static RowExplanation Explain(StoreSql sql, TableRow row) =>
        new(row, EntityQuery.Load(sql, row.Entities), [.. row.Entities.SelectMany(entity => CallListing.OfEntity(sql, entity))]);
}
