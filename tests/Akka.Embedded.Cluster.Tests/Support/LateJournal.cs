using Akka.Embedded.Persistence;

namespace Akka.Embedded.Cluster.Tests.Support;

/// <summary>A journal whose first write stays on its way until it is let go.</summary>
public sealed class LateJournal(IEventJournal journal) : IEventJournal
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task HasBegun => _begun.Task;

    public void LetGo() => _letGo.SetResult();

    public async Task Write(JournalBatch batch)
    {
        _begun.TrySetResult();
        await _letGo.Task;
        await journal.Write(batch);
    }

    public Task<JournalPage> Read(string persistenceId, long fromSequenceNr, long toSequenceNr, int max) =>
        journal.Read(persistenceId, fromSequenceNr, toSequenceNr, max);

    public Task<long> HighestSequenceNr(string persistenceId) => journal.HighestSequenceNr(persistenceId);

    public Task DeleteTo(string persistenceId, long toSequenceNr) => journal.DeleteTo(persistenceId, toSequenceNr);
}
