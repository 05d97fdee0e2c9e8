namespace Akka.Embedded.Persistence;

/// <summary>A journal that lives as long as its object. Its tasks are complete when they are returned, so a simulation stays on one thread.</summary>
public sealed class InMemoryEventJournal : IEventJournal
{
    private readonly Dictionary<string, EventLog> _logs = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public Task Write(JournalBatch batch)
    {
        batch.Validate();
        lock (_lock)
        {
            var log = Log(batch.PersistenceId);
            if (batch.First != log.Highest + 1)
                return Task.FromException(new JournalConflictException(batch.PersistenceId, batch.First, log.Highest));
            log.Append(batch.Events);
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<JournalPage> Read(string persistenceId, long fromSequenceNr, long toSequenceNr, int max)
    {
        lock (_lock) return Task.FromResult(Log(persistenceId).Read(fromSequenceNr, toSequenceNr, max));
    }

    /// <inheritdoc/>
    public Task<long> HighestSequenceNr(string persistenceId)
    {
        lock (_lock) return Task.FromResult(Log(persistenceId).Highest);
    }

    /// <inheritdoc/>
    public Task DeleteTo(string persistenceId, long toSequenceNr)
    {
        lock (_lock) Log(persistenceId).DeleteTo(toSequenceNr);
        return Task.CompletedTask;
    }

    private EventLog Log(string persistenceId)
    {
        if (!_logs.TryGetValue(persistenceId, out var log)) _logs.Add(persistenceId, log = new EventLog());
        return log;
    }
}
