using System.Collections.Concurrent;

namespace Akka.Embedded.Persistence;

/// <summary>Writes whose actor has ended before they have. The next incarnation waits for them: it would else miss their events and conflict with them later.</summary>
internal sealed class UnfinishedWrites
{
    private readonly ConcurrentDictionary<string, Task> _writes = new(StringComparer.Ordinal);

    public void Add(string persistenceId, Task write)
    {
        if (write.IsCompleted) return;
        _writes[persistenceId] = write;
        write.ContinueWith(
            _ => _writes.TryRemove(KeyValuePair.Create(persistenceId, write)),
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>The last write of that id; completed when there is none. It may fail.</summary>
    public Task Of(string persistenceId) => _writes.GetValueOrDefault(persistenceId, Task.CompletedTask);
}
