using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Rows;

internal sealed class PostgresTableStore(PostgresWrites writes, PostgresReads reads, StatementCounts counts) : ITableStore
{
    private readonly CreateTable _createTable = new(counts);
    private readonly AppendRows _appendRows = new(counts);
    private readonly SetFields _setFields = new(counts);
    private readonly SaveOutputMark _saveOutputMark = new(counts);
    private readonly DeleteTable _deleteTable = new(counts);
    private readonly OwnerOfTable _ownerOf = new(counts);

    public Task CreateTable(TableDefinition table) => writes.Write(_createTable, WriteKind.Rows, table.Tenant, table);

    public Task<TableDefinition?> FindTable(string tableId) => reads.OfTable(tableId, StatementArea.Rows, sql => TableQuery.Find(sql, tableId));

    public async Task<IReadOnlyList<TableDefinition>> Tables(string tenant, ListMark? after, int limit) => await reads
        .OfTenant(tenant, StatementArea.Rows, sql => TableQuery.OfTenant(sql, tenant, after ?? ListMark.Start, limit)).ConfigureAwait(false);

    public Task<long> RowCount(string tableId) => reads.OfTable(tableId, StatementArea.Rows, sql => TableQuery.RowCount(sql, tableId));

    public Task SetFields(string tableId, IReadOnlyList<string> fields) => Write(_setFields, tableId, (tableId, fields));

    public async Task AppendRows(string tableId, IReadOnlyList<RowDraft> rows)
    {
        TableRules.RequireSound(rows);
        if (rows.Count == 0) return;
        var tenant = await OwnerOf(tableId).ConfigureAwait(false) ?? throw StoredTables.Missing(tableId);
        await writes.Write(_appendRows, WriteKind.Rows, tenant, new RowsToAppend(tenant, tableId, rows)).ConfigureAwait(false);
    }

    public Task<IReadOnlyList<TableRow>> RowsInOrder(string tableId, long afterRow, int limit) =>
        reads.OfTable(tableId, StatementArea.Rows, sql => RowPages.InOrder(sql, tableId, afterRow, limit));

    public Task<IReadOnlyList<TableRow>> RowsDone(string tableId, long afterDoneSeq, int limit) =>
        reads.OfTable(tableId, StatementArea.Rows, sql => RowPages.Done(sql, tableId, afterDoneSeq, limit));

    public Task<OutputMark?> OutputMark(string tableId) => reads.OfTable(tableId, StatementArea.Rows, sql => TableQuery.Mark(sql, tableId));

    public Task SaveOutputMark(string tableId, OutputMark mark) => Write(_saveOutputMark, tableId, (tableId, mark));

    public Task DeleteTable(string tableId) => Write(_deleteTable, tableId, tableId);

    /// <summary>A write of a table's tenant; of nobody, who changes nothing, where there is no such table.</summary>
    private async Task Write<TItem>(PostgresHandler<TItem, bool> handler, string tableId, TItem item)
    {
        if (await OwnerOf(tableId).ConfigureAwait(false) is { } tenant) await writes.Write(handler, WriteKind.Rows, tenant, item).ConfigureAwait(false);
    }

    /// <summary>Asked as a write, which waits while the database is away.</summary>
    private Task<string?> OwnerOf(string tableId) => writes.Write(_ownerOf, WriteKind.Views, "", tableId);
}
