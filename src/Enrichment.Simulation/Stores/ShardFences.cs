using Akka.Embedded.Cluster.Simulation;
using Akka.Embedded.Persistence;
using Enrichment.Actors;
using Enrichment.Simulation.Invariants;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Stores;

/// <summary>Judges a journal's writes as a journal that several nodes share does: by the epoch of the actor's shard, in the write's own moment.</summary>
internal sealed class ShardFences(SimulatedCluster cluster, World world, string node)
{
    /// <summary>Why the batch is refused; null where it is not.</summary>
    public StaleFenceException? Refusal(JournalBatch batch) =>
        batch.Fence is { } fence && cluster.EpochOf(fence.Shard) is var current && current != fence.Epoch
            ? new StaleFenceException(batch.PersistenceId, fence, current)
            : null;

    /// <summary>Whoever stores an event owns the actor's shard at that moment.</summary>
    public void HasStored(JournalBatch batch)
    {
        var shard = ActorComposition.ShardOf(batch.PersistenceId[(batch.PersistenceId.IndexOf('-', StringComparison.Ordinal) + 1)..]);
        world.Require(
            cluster.Owners[shard] == node, Invariant.NothingStaleIsStored,
            () => $"{batch.PersistenceId} #{batch.First} was stored by {node}, but shard {shard} is {cluster.Owners[shard] ?? "nobody"}'s");
    }
}
