using Akka.Embedded.Persistence;

namespace Akka.Embedded.Tests.Persistence.Support;

/// <summary>A journal whose writes and reads wait until they are let through.</summary>
public sealed class HeldJournal(IEventJournal inner) : IEventJournal
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _writes = Completed();
    private TaskCompletionSource _reads = Completed();
    private int _reading;

    public Signals Arrivals { get; } = new();

    public int MostReads { get; private set; }

    public Exception? FailWritesWith { get; set; }

    public void HoldWrites() => _writes = new TaskCompletionSource();

    public void ReleaseWrites() => _writes.TrySetResult();

    public void HoldReads() => _reads = new TaskCompletionSource();

    public void ReleaseReads() => _reads.TrySetResult();

    public async Task Write(JournalBatch batch)
    {
        Arrivals.Add(batch);
        await _writes.Task;
        if (FailWritesWith is { } failure) throw failure;
        await inner.Write(batch);
    }

    public async Task<JournalPage> Read(string persistenceId, long fromSequenceNr, long toSequenceNr, int max)
    {
        lock (_lock) MostReads = Math.Max(MostReads, ++_reading);
        Arrivals.Add(persistenceId);
        await _reads.Task;
        var page = await inner.Read(persistenceId, fromSequenceNr, toSequenceNr, max);
        lock (_lock) _reading--;
        return page;
    }

    public Task<long> HighestSequenceNr(string persistenceId) => inner.HighestSequenceNr(persistenceId);

    public Task DeleteTo(string persistenceId, long toSequenceNr) => inner.DeleteTo(persistenceId, toSequenceNr);

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
