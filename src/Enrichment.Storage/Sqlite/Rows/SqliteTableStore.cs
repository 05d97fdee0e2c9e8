using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Rows;

internal sealed class SqliteTableStore(GroupWriter writer, StoreReads reads, StatementCounts counts) : ITableStore
{
    private readonly CreateTable _createTable = new(counts);
    private readonly AppendRows _appendRows = new(counts);
    private readonly SetFields _setFields = new(counts);
    private readonly SaveOutputMark _saveOutputMark = new(counts);
    private readonly DeleteTable _deleteTable = new(counts);

    public Task CreateTable(TableDefinition table) => writer.Write(_createTable, table);

    public Task<TableDefinition?> FindTable(string tableId) => reads.Use(StatementArea.Rows, sql => TableQuery.Find(sql, tableId));

    public Task<IReadOnlyList<TableDefinition>> Tables(string tenant, ListMark? after, int limit) =>
        reads.Use<IReadOnlyList<TableDefinition>>(StatementArea.Rows, sql => TableQuery.OfTenant(sql, tenant, after ?? ListMark.Start, limit));

    public Task<long> RowCount(string tableId) => reads.Use(StatementArea.Rows, sql => TableQuery.RowCount(sql, tableId));

    public Task SetFields(string tableId, IReadOnlyList<string> fields) => writer.Write(_setFields, (tableId, fields));

    public Task AppendRows(string tableId, IReadOnlyList<RowDraft> rows)
    {
        TableRules.RequireSound(rows);
        return rows.Count == 0 ? Task.CompletedTask : writer.Write(_appendRows, (tableId, rows));
    }

    public Task<IReadOnlyList<TableRow>> RowsInOrder(string tableId, long afterRow, int limit) =>
        reads.Use(StatementArea.Rows, sql => RowPages.InOrder(sql, tableId, afterRow, limit));

    public Task<IReadOnlyList<TableRow>> RowsDone(string tableId, long afterDoneSeq, int limit) =>
        reads.Use(StatementArea.Rows, sql => RowPages.Done(sql, tableId, afterDoneSeq, limit));

    public Task<OutputMark?> OutputMark(string tableId) => reads.Use(StatementArea.Rows, sql => TableQuery.Mark(sql, tableId));

    public Task SaveOutputMark(string tableId, OutputMark mark) => writer.Write(_saveOutputMark, (tableId, mark));

    public async Task DeleteTable(string tableId)
    {
        // What was deleted must not stay readable in the log.
        if (await writer.Write(_deleteTable, tableId).ConfigureAwait(false)) await writer.Checkpoint().ConfigureAwait(false);
    }
}
