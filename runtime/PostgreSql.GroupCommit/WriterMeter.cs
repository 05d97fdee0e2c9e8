namespace PostgreSql.GroupCommit;

/// <summary>What a writer has written.</summary>
/// <param name="Groups">Transactions that were committed.</param>
/// <param name="Conflicts">Attempts that another transaction undid.</param>
/// <param name="Items">By the handler's name.</param>
public sealed record WriterCounters(long Groups, long Conflicts, IReadOnlyDictionary<string, long> Items);

internal sealed class WriterMeter
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _items = new(StringComparer.Ordinal);
    private long _groups;
    private long _conflicts;

    public void CountGroup(IReadOnlyList<IPendingWrite> items)
    {
        lock (_lock)
        {
            _groups++;
            foreach (var item in items) _items[item.Name] = _items.GetValueOrDefault(item.Name) + 1;
        }
    }

    public void CountConflict()
    {
        lock (_lock) _conflicts++;
    }

    public WriterCounters Read()
    {
        lock (_lock) return new WriterCounters(_groups, _conflicts, new Dictionary<string, long>(_items, StringComparer.Ordinal));
    }
}
