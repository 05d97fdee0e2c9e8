using System.Collections.Concurrent;
using System.Diagnostics;

namespace Sqlite.GroupCommit;

/// <summary>Counts on the writer's thread, read from any.</summary>
internal sealed class WriterMeter(TimeSpan settled)
{
    private readonly ConcurrentDictionary<string, long> _byHandler = new(StringComparer.Ordinal);
    private long _groups;
    private long _items;
    private long _unavailable;
    private long _failedAt;
    private volatile string? _problem;
    private volatile StoreUnavailableException? _refusal;

    /// <summary>Why the last group that was not taken was not; null when none was for a while. Kept by the writer's thread.</summary>
    public string? Problem => _problem;

    /// <summary>The newest failure that was the disk's; null for none.</summary>
    public StoreUnavailableException? Refusal => _refusal;

    public void Committed(WriteGroup group)
    {
        if (_problem is not null && Stopwatch.GetElapsedTime(_failedAt) >= settled) _problem = null;
        Interlocked.Increment(ref _groups);
        Interlocked.Add(ref _items, group.Count);
        foreach (var batch in group.Batches) _byHandler.AddOrUpdate(batch.Name, static (_, n) => n, static (_, sum, n) => sum + n, (long)batch.Count);
    }

    public void Failed(StoreUnavailableException failure)
    {
        (_problem, _failedAt) = (failure.Reason, Stopwatch.GetTimestamp());
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
