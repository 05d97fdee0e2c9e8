namespace Akka.Embedded.Persistence;

/// <summary>Where persistent actors keep their events. Safe to call from any thread; writes of one persistence id keep the order of the calls.</summary>
public interface IEventJournal
{
    /// <summary>Stores a batch. The task completes when it is durable.</summary>
    /// <exception cref="JournalConflictException">The first event does not follow the highest stored one: another writer was there.</exception>
    /// <exception cref="StaleFenceException">The batch has a fence and its shard another epoch.</exception>
    Task Write(JournalBatch batch);

    /// <summary>Reads the events from one number to another, both included, <paramref name="max"/> at most.</summary>
    Task<JournalPage> Read(string persistenceId, long fromSequenceNr, long toSequenceNr, int max);

    /// <summary>The highest number ever stored, deleted events included; 0 when there was none.</summary>
    Task<long> HighestSequenceNr(string persistenceId);

    /// <summary>Deletes the events up to a number, included. Numbers are never given again.</summary>
    Task DeleteTo(string persistenceId, long toSequenceNr);
}
