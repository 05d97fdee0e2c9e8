using System.Globalization;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Enrichment.Actors;
using Enrichment.Host.Composition;
using Enrichment.Operators.Seams;

namespace Enrichment.Host.Operators;

/// <summary>The regions of this node, asked as the actors' API offers it.</summary>
internal sealed class NodeShardingOperations(IEngine engine) : IShardingOperations
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private ClusterSharding Sharding => ClusterSharding.Get(engine.ActorSystem);

    public IReadOnlyList<string> Regions => [.. Sharding.ShardTypeNames.Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<LocalShard>> Shards(string region, CancellationToken stop)
    {
        var stats = await Sharding.ShardRegion(region).Ask<ShardRegionStats>(GetShardRegionStats.Instance, Patience, stop);
        return [.. stats.Stats.Select(s => new LocalShard(int.Parse(s.Key, CultureInfo.InvariantCulture), s.Value)).OrderBy(s => s.Shard)];
    }

    public int ShardOf(string region, string entity) => ActorComposition.ShardOf(entity);

    public async Task<bool> IsAlive(string region, string entity, CancellationToken stop)
    {
        var state = await Sharding.ShardRegion(region).Ask<CurrentShardRegionState>(GetShardRegionState.Instance, Patience, stop);
        return state.Shards.Any(s => s.EntityIds.Contains(entity));
    }
}
