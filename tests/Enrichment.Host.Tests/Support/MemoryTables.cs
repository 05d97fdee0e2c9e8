using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;

namespace Enrichment.Host.Tests.Support;

/// <summary>Tables in memory, as far as the output reads them.</summary>
public sealed class MemoryTables : ITableStore
{
    private readonly Dictionary<string, TableDefinition> tables = [];
    private readonly Dictionary<string, OutputMark> marks = [];

    public SortedDictionary<long, TableRow> Rows { get; } = [];

    public List<RowDraft> Drafts { get; } = [];

    public Task CreateTable(TableDefinition table)
    {
        tables[table.TableId] = table;
        return Task.CompletedTask;
    }

    public Task<TableDefinition?> FindTable(string tableId) => Task.FromResult(tables.GetValueOrDefault(tableId));

    public Task<IReadOnlyList<TableDefinition>> Tables(string tenant, ListMark? after, int limit) =>
        Task.FromResult<IReadOnlyList<TableDefinition>>([.. tables.Values.Where(t => t.Tenant == tenant).Take(limit)]);

    public Task<long> RowCount(string tableId) => Task.FromResult(Rows.Keys.LastOrDefault());

    public Task SetFields(string tableId, IReadOnlyList<string> fields)
    {
        tables[tableId] = tables[tableId] with { Fields = fields };
        return Task.CompletedTask;
    }

    public Task AppendRows(string tableId, IReadOnlyList<RowDraft> rows)
    {
        Drafts.AddRange(rows);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<TableRow>> RowsInOrder(string tableId, long afterRow, int limit) =>
        Task.FromResult<IReadOnlyList<TableRow>>([.. Rows.Values.Where(r => r.RowNo > afterRow).Take(limit)]);

    public Task<IReadOnlyList<TableRow>> RowsDone(string tableId, long afterDoneSeq, int limit) =>
        Task.FromResult<IReadOnlyList<TableRow>>([.. Rows.Values.Where(r => r.DoneSeq > afterDoneSeq).OrderBy(r => r.DoneSeq).Take(limit)]);

    public Task<OutputMark?> OutputMark(string tableId) => Task.FromResult(marks.GetValueOrDefault(tableId));

    public Task SaveOutputMark(string tableId, OutputMark mark)
    {
        marks[tableId] = mark;
        return Task.CompletedTask;
    }

    public Task DeleteTable(string tableId)
    {
        tables.Remove(tableId);
        return Task.CompletedTask;
    }
}
