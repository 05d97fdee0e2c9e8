using System.Collections.Concurrent;

namespace Sqlite.GroupCommit;

/// <summary>Counts on the writer's thread, read from any.</summary>
internal sealed class WriterMeter
{
    private readonly ConcurrentDictionary<string, long> _byHandler = new(StringComparer.Ordinal);
    private long _groups;
    private long _items;
    private long _unavailable;
    private volatile string? _problem;
    private volatile StoreUnavailableException? _refusal;

    /// <summary>Why the last group was not taken; null when it was.</summary>
    public string? Problem => _problem;

    /// <summary>The newest failure that was the disk's; null for none.</summary>
    public StoreUnavailableException? Refusal => _refusal;

    public void Committed(WriteGroup group)
    {
        _problem = null;
        Interlocked.Increment(ref _groups);
        Interlocked.Add(ref _items, group.Count);
        foreach (var batch in group.Batches) _byHandler.AddOrUpdate(batch.Name, static (_, n) => n, static (_, sum, n) => sum + n, (long)batch.Count);
    }

    public void Failed(StoreUnavailableException failure)
    {
        _problem = failure.Reason;
        if (!StoreFailure.Passes(failure)) _refusal = failure;
        Interlocked.Increment(ref _unavailable);
    }

    public WriterCounters Read(long statements) => new(
        Interlocked.Read(ref _groups),
        Interlocked.Read(ref _items),
        _byHandler.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(entry => entry.Key, entry => entry.Value),
        statements,
        Interlocked.Read(ref _unavailable));
}
