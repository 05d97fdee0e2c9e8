namespace Akka.Embedded.Persistence;

/// <summary>Snapshots that live as long as their object. Its tasks are complete when they are returned, so a simulation stays on one thread.</summary>
public sealed class InMemorySnapshotStore : ISnapshotStore
{
    private readonly Dictionary<string, SortedList<long, StoredSnapshot>> _snapshots = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public Task Save(StoredSnapshot snapshot)
    {
        lock (_lock) Of(snapshot.PersistenceId)[snapshot.SequenceNr] = snapshot;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<StoredSnapshot?> Load(string persistenceId, SnapshotRange range)
    {
        lock (_lock) return Task.FromResult(Of(persistenceId).Values.LastOrDefault(range.Contains));
    }

    /// <inheritdoc/>
    public Task Delete(string persistenceId, SnapshotRange range)
    {
        lock (_lock)
        {
            var snapshots = Of(persistenceId);
            foreach (var snapshot in snapshots.Values.Where(range.Contains).ToList()) snapshots.Remove(snapshot.SequenceNr);
        }
        return Task.CompletedTask;
    }

    private SortedList<long, StoredSnapshot> Of(string persistenceId)
    {
        if (!_snapshots.TryGetValue(persistenceId, out var snapshots)) _snapshots.Add(persistenceId, snapshots = []);
        return snapshots;
    }
}
