using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Rows;

namespace Enrichment.Storage.Memory;

internal sealed class MemoryTableStore(Lock gate, MemoryTables tables) : ITableStore
{
    public Task CreateTable(TableDefinition table)
    {
        lock (gate)
        {
            if (tables.Find(table.TableId) is { } known) TableRules.RequireSame(known.Definition, table);
            else tables.Add(new MemoryTable(table));
        }

        return Task.CompletedTask;
    }

    public Task<TableDefinition?> FindTable(string tableId)
    {
        lock (gate) return Task.FromResult(tables.Find(tableId)?.Definition);
    }

    public Task<IReadOnlyList<TableDefinition>> Tables(string tenant, ListMark? after, int limit)
    {
        var mark = after ?? ListMark.Start;
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<TableDefinition>>(
                [.. tables.All.Select(t => t.Definition).Where(t => t.Tenant == tenant && t.Shape is not null && IsAfter(t, mark))
                    .OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.TableId, StringComparer.Ordinal).Take(limit)]);
        }
    }

    public Task<long> RowCount(string tableId)
    {
        lock (gate) return Task.FromResult(tables.Find(tableId)?.Rows.Keys.LastOrDefault() ?? 0);
    }

    public Task SetFields(string tableId, IReadOnlyList<string> fields)
    {
        lock (gate)
        {
            if (tables.Find(tableId) is { } table) table.Definition = table.Definition with { Fields = fields };
        }

        return Task.CompletedTask;
    }

    public Task AppendRows(string tableId, IReadOnlyList<RowDraft> rows)
    {
        TableRules.RequireSound(rows);
        lock (gate)
        {
            var table = tables.Get(tableId);
            foreach (var row in rows) table.Add(row);
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<TableRow>> RowsInOrder(string tableId, long afterRow, int limit)
    {
        lock (gate) return Task.FromResult(Page(tables.Find(tableId)?.Rows.Values.SkipWhile(r => r.Draft.RowNo <= afterRow), limit));
    }

    public Task<IReadOnlyList<TableRow>> RowsDone(string tableId, long afterDoneSeq, int limit)
    {
        lock (gate) return Task.FromResult(Page(tables.Find(tableId)?.Done.SkipWhile(r => r.DoneSeq <= afterDoneSeq), limit));
    }

    public Task<OutputMark?> OutputMark(string tableId)
    {
        lock (gate) return Task.FromResult(tables.Find(tableId)?.Mark);
    }

    public Task SaveOutputMark(string tableId, OutputMark mark)
    {
        lock (gate)
        {
            if (tables.Find(tableId) is { } table) table.Mark = mark;
        }

        return Task.CompletedTask;
    }

    public Task DeleteTable(string tableId)
    {
        lock (gate) tables.Remove(tableId);
        return Task.CompletedTask;
    }

    private static IReadOnlyList<TableRow> Page(IEnumerable<MemoryRow>? rows, int limit) => [.. (rows ?? []).Take(limit).Select(r => r.View())];

    private static bool IsAfter(TableDefinition table, ListMark mark) =>
        table.CreatedAt < mark.At || (table.CreatedAt == mark.At && string.CompareOrdinal(table.TableId, mark.Id) < 0);
}
