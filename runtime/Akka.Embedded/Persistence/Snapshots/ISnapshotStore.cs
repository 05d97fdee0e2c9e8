namespace Akka.Embedded.Persistence;

/// <summary>Where persistent actors keep their snapshots. Safe to call from any thread.</summary>
public interface ISnapshotStore
{
    /// <summary>Stores a snapshot; one of the same number is replaced. The task completes when it is durable.</summary>
    Task Save(StoredSnapshot snapshot);

    /// <summary>The newest snapshot in the range, by sequence number; null when there is none.</summary>
    Task<StoredSnapshot?> Load(string persistenceId, SnapshotRange range);

    /// <summary>Deletes the snapshots in the range.</summary>
    Task Delete(string persistenceId, SnapshotRange range);
}
