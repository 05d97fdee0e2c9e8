namespace Akka.Embedded.Persistence;

/// <summary>Events of one persistence id that are stored all or none.</summary>
/// <param name="PersistenceId">Whose events.</param>
/// <param name="Events">At least one, with consecutive sequence numbers; the first must follow the highest that is stored.</param>
/// <param name="WrittenAt">When, by the writer's clock; kept to the millisecond.</param>
public sealed record JournalBatch(string PersistenceId, IReadOnlyList<JournalEvent> Events, DateTimeOffset WrittenAt)
{
    /// <summary>Where the events were decided; null where one node has all actors. A journal of one process need not look at it.</summary>
    public ShardFence? Fence { get; init; }

    /// <summary>The sequence number of the first event.</summary>
    public long First => Events[0].SequenceNr;

    /// <summary>The sequence number of the last event.</summary>
    public long Last => Events[^1].SequenceNr;

    /// <exception cref="ArgumentException">The batch is empty or its numbers are not consecutive.</exception>
    public void Validate()
    {
        if (Events.Count == 0) throw new ArgumentException($"A batch of {PersistenceId} has no event.");
        for (var i = 1; i < Events.Count; i++)
        {
            if (Events[i].SequenceNr != First + i)
                throw new ArgumentException($"A batch of {PersistenceId} has event {Events[i].SequenceNr} where {First + i} was expected.");
        }
    }
}
