using Enrichment.Domain.Entities;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Sqlite.Entities;
using Enrichment.Storage.Sqlite.Ledger;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>Why each cell of a row is what it is.</summary>
/// <param name="Entities">What is known of the row's entities, in the row's order.</param>
/// <param name="Calls">Every call ever made for them, in the order in which they were begun.</param>
public sealed record RowExplanation(TableRow Row, IReadOnlyList<EntityState> Entities, IReadOnlyList<CallRecord> Calls);

/// <summary>Tables and single rows.</summary>
public sealed class RowReader
{
    private readonly StoreReads _reads;

    internal RowReader(StoreReads reads) => _reads = reads;

    /// <summary>In the order in which they were made.</summary>
    public Task<IReadOnlyList<TableDefinition>> Tables() => _reads.Use<IReadOnlyList<TableDefinition>>(StatementArea.Rows, TableQuery.All);

    public Task<OutputMark?> OutputMark(string tableId) => _reads.Use(StatementArea.Rows, sql => TableQuery.Mark(sql, tableId));

    /// <summary>Rows in input order after <paramref name="afterRow"/> that fit the filter.</summary>
    public Task<RowPage> Page(string tableId, RowFilter filter, long afterRow, int limit) =>
        _reads.Use(StatementArea.Rows, sql => RowPages.Page(sql, tableId, filter, afterRow, limit));

    /// <summary>Whom rows are about, in input order.</summary>
    public Task<IReadOnlyList<IntakeRow>> Intake(string tableId, long afterRow, int limit) =>
        _reads.Use<IReadOnlyList<IntakeRow>>(StatementArea.Rows, sql => IntakeQuery.Page(sql, tableId, afterRow, limit));

    /// <summary>How many rows of a table have each status.</summary>
    public Task<IReadOnlyDictionary<RowStatus, long>> Counts(string tableId) => _reads.Use<IReadOnlyDictionary<RowStatus, long>>(
        StatementArea.Rows,
        sql => sql.Prepare($"SELECT r.status, count(*) FROM rows r WHERE {TableQuery.RowsOfTable} GROUP BY r.status").Bind(1, tableId)
            .List(row => ((RowStatus)row.Integer(0), row.Integer(1))).ToDictionary());

    /// <summary>Numbers of the rows of whose company or person something was asked before.</summary>
    public Task<IReadOnlyList<long>> Known(string tableId) => _reads.Use<IReadOnlyList<long>>(
        StatementArea.Rows,
        sql => sql.Prepare($"""
            SELECT DISTINCT l.row_id FROM links l CROSS JOIN entities e ON e.entity_no = l.entity_no
            WHERE l.row_id > ({TableQuery.Number} << 32) AND l.row_id < (({TableQuery.Number} + 1) << 32) AND e.version > 0
            """).Bind(1, tableId).List(row => RowKey.RowNo(row.Integer(0))));

    /// <summary>Null when the table has no such row.</summary>
    public Task<RowExplanation?> Explain(string tableId, long rowNo) => _reads.Use(
        StatementArea.Rows, sql => RowPages.InOrder(sql, tableId, rowNo - 1, 1).Where(r => r.RowNo == rowNo).Select(r => Explain(sql, r)).FirstOrDefault());

    /// <summary>The rows of a record id: as many as the input repeats it.</summary>
    public Task<IReadOnlyList<RowExplanation>> Explain(string tableId, string recordId) => _reads.Use<IReadOnlyList<RowExplanation>>(
        StatementArea.Rows, sql => [.. RowPages.OfRecord(sql, tableId, recordId).Select(r => Explain(sql, r))]);

    private static RowExplanation Explain(StoreSql sql, TableRow row) =>
        new(row, EntityQuery.Load(sql, row.Entities), [.. row.Entities.SelectMany(entity => CallListing.OfEntity(sql, entity))]);
}
