using Akka.Embedded.Persistence;

namespace Akka.Embedded.Tests.Persistence.Support;

/// <summary>A journal whose writes and reads wait until they are let through.</summary>
public sealed class HeldJournal(IEventJournal inner) : IEventJournal
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _writes = Completed();
    private TaskCompletionSource _reads = Completed();
    private Task _written = Task.CompletedTask;
    private int _reading;

    public Signals Arrivals { get; } = new();

    public int MostReads { get; private set; }

    public Exception? FailWritesWith { get; set; }

    public void HoldWrites() => _writes = new TaskCompletionSource();

    public void ReleaseWrites() => _writes.TrySetResult();

    public void HoldReads() => _reads = new TaskCompletionSource();

    public void ReleaseReads() => _reads.TrySetResult();

    /// <summary>Batches are stored in the order in which they came, as in every journal; when several are let go at once too.</summary>
    public Task Write(JournalBatch batch)
    {
        Arrivals.Add(batch);
        lock (_lock) return _written = WriteAfter(_written, batch);
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

    private async Task WriteAfter(Task before, JournalBatch batch)
    {
        await _writes.Task;
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (FailWritesWith is { } failure) throw failure;
        await inner.Write(batch);
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
