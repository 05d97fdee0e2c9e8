using Akka.Embedded.Persistence;

namespace Enrichment.Simulation.Stores;

/// <summary>The journal as one process reaches it; each batch is stored or refused for itself.</summary>
internal sealed class SimulatedJournal(ProcessStore store, ShardFences? fences) : IEventJournal
{
    private InMemoryEventJournal Durable => store.Durable.Journal;

    public async Task Write(JournalBatch batch)
    {
        if (await store.JournalWrites.Write<JournalBatch, Exception?>(WriteAll, batch) is { } refusal)
        {
            throw refusal;
        }
    }

    public Task<JournalPage> Read(string persistenceId, long fromSequenceNr, long toSequenceNr, int max) =>
        store.JournalReads.Read(() => DurableStore.Done(Durable.Read(persistenceId, fromSequenceNr, toSequenceNr, max)));

    public Task<long> HighestSequenceNr(string persistenceId) => store.JournalReads.Read(() => DurableStore.Done(Durable.HighestSequenceNr(persistenceId)));

    public Task DeleteTo(string persistenceId, long toSequenceNr) => throw new NotSupportedException("Nothing deletes events here.");

    private void WriteAll(IReadOnlyList<JournalBatch> batches, Exception?[] refusals)
    {
        for (var i = 0; i < batches.Count; i++)
        {
            refusals[i] = fences?.Refusal(batches[i]) ?? Durable.Write(batches[i]).Exception?.GetBaseException();
            if (refusals[i] is null)
            {
                fences?.HasStored(batches[i]);
            }

            foreach (var stored in batches[i].Events)
            {
                store.World.Story.Tell("journal", $"{batches[i].PersistenceId} #{stored.SequenceNr} {stored.Manifest} {System.Text.Encoding.UTF8.GetString(stored.Payload)}{(refusals[i] is null ? "" : " REFUSED")}");
            }
        }
    }
}
