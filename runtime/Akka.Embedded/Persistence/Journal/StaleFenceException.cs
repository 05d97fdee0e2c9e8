namespace Akka.Embedded.Persistence;

/// <summary>A batch came from a node that no longer owns the actor's shard. Nothing of it was kept.</summary>
public sealed class StaleFenceException(string persistenceId, ShardFence fence, long? current)
    : InvalidOperationException(
        $"Events of {persistenceId} are refused: they were decided in epoch {fence.Epoch} of shard {fence.Shard}, which is "
        + (current is { } epoch ? $"in epoch {epoch} now. Another node owns it." : "not known."))
{
    /// <summary>Whose events.</summary>
    public string PersistenceId { get; } = persistenceId;

    /// <summary>In which epoch they were decided.</summary>
    public ShardFence Fence { get; } = fence;

    /// <summary>The shard's epoch; null when the shard has no row.</summary>
    public long? Current { get; } = current;
}
