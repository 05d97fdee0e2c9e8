using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Postgres.Entities;
using Enrichment.Storage.Postgres.Ledger;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Rows;

internal sealed class PostgresRowReader(PostgresReads reads) : IRowReader
{
    public Task<IReadOnlyList<TableDefinition>> Tables() => TableQuery.All(reads);

    public Task<OutputMark?> OutputMark(string tableId) => Use(tableId, sql => TableQuery.Mark(sql, tableId));

    public Task<RowPage> Page(string tableId, RowFilter filter, long afterRow, int limit) =>
        Use(tableId, sql => RowPages.Page(sql, tableId, filter, afterRow, limit));

    public Task<IReadOnlyList<IntakeRow>> Intake(string tableId, long afterRow, int limit) =>
        Use(tableId, sql => RowPages.Intake(sql, tableId, afterRow, limit));

    public async Task<IReadOnlyDictionary<RowStatus, long>> Counts(string tableId) => (await Use(
        tableId,
        sql => sql.Prepare($"SELECT r.status, count(*) FROM rows r WHERE {TableQuery.RowsOfTable} GROUP BY r.status").With(tableId)
            .List(row => ((RowStatus)row.Integer(0), row.Integer(1)))).ConfigureAwait(false)).ToDictionary();

    public Task<IReadOnlyList<ReasonCount>> Reasons(string tableId, int limit) => Use(tableId, sql => ReasonQuery.Of(sql, tableId, limit));

    public async Task<IReadOnlyList<long>> Known(string tableId) => await Use(
        tableId,
        sql => sql.Prepare($"""
            SELECT DISTINCT l.row_id FROM links l JOIN entities e ON e.entity_no = l.entity_no
            WHERE {TableQuery.LinksOfTable} AND e.version > 0 ORDER BY l.row_id
            """).With(tableId).List(row => RowKey.RowNo(row.Integer(0)))).ConfigureAwait(false);

    public Task<RowExplanation?> Explain(string tableId, long rowNo) => Use(tableId, async sql =>
    {
        var row = (await RowPages.InOrder(sql, tableId, rowNo - 1, 1).ConfigureAwait(false)).FirstOrDefault(r => r.RowNo == rowNo);
        return row is null ? null : await Explain(sql, row).ConfigureAwait(false);
    });

    public Task<IReadOnlyList<RowExplanation>> Explain(string tableId, string recordId) => Use<IReadOnlyList<RowExplanation>>(tableId, async sql =>
    {
        var explained = new List<RowExplanation>();
        foreach (var row in await RowPages.OfRecord(sql, tableId, recordId).ConfigureAwait(false)) explained.Add(await Explain(sql, row).ConfigureAwait(false));
        return explained;
    });

    private Task<T> Use<T>(string tableId, Func<PostgresSql, Task<T>> read) => reads.OfTable(tableId, StatementArea.Rows, read);

    private static async Task<RowExplanation> Explain(PostgresSql sql, TableRow row) => new(
        row,
        await PostgresEntityQuery.Load(sql, row.Entities).ConfigureAwait(false),
        await CallQuery.OfEntities(sql, row.Entities).ConfigureAwait(false));
}
