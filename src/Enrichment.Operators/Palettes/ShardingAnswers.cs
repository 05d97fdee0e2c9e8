using Enrichment.Operators.Answers;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Palettes;

/// <summary>Joins what this node knows of its own entities with what the cluster knows of all shards.</summary>
internal sealed class ShardingAnswers(IShardingOperations sharding, IClusterOperations cluster)
{
    public async Task<Answer> Regions(CancellationToken stop)
    {
        var lines = new List<RegionLine>();
        foreach (var region in sharding.Regions)
        {
            var shards = await sharding.Shards(region, stop);
            lines.Add(new RegionLine(region, shards.Count, shards.Sum(s => s.Entities)));
        }

        return Answer.Table(lines, "this node has no entities of any type");
    }

    public async Task<Answer> Stats(string region, CancellationToken stop)
    {
        var here = await sharding.Shards(Known(region), stop);
        var members = await cluster.Members(stop);
        var owned = (await cluster.Shards(stop)).Where(s => s.Owner is not null).CountBy(s => s.Owner!).ToDictionary();
        return Answer.Table<NodeStats>(
            [.. members.Select(m => new NodeStats(
                m.Node, m.Address, m.State, m.Here, owned.Count == 0 ? null : owned.GetValueOrDefault(m.Node), m.Here ? here.Count : null, m.Here ? here.Sum(s => s.Entities) : null))],
            "there are no members");
    }

    public async Task<Answer> Shards(string region, CancellationToken stop)
    {
        var here = (await sharding.Shards(Known(region), stop)).ToDictionary(s => s.Shard, s => s.Entities);
        var places = await cluster.Shards(stop);
        var node = (await cluster.Members(stop)).FirstOrDefault(m => m.Here)?.Node;
        return Answer.Table<ShardLine>(
            places.Count == 0
                ? [.. here.OrderBy(s => s.Key).Select(s => new ShardLine(s.Key, node, null, "owned", null, null, s.Value))]
                : [.. places.OrderBy(p => p.Shard).Select(p => new ShardLine(
                    p.Shard, p.Owner, p.Epoch, p.Phase, p.MovingTo, p.Age, p.Owner == node ? here.GetValueOrDefault(p.Shard) : null))],
            $"no entity of {region} is alive");
    }

    public async Task<Answer> Moves(CancellationToken stop) => Answer.Table<ShardPlace>(
        [.. (await cluster.Shards(stop)).Where(s => s.MovingTo is not null || s.Phase != "owned").OrderByDescending(s => s.Age)], "no shard moves");

    public async Task<Answer> Locate(string region, string entity, CancellationToken stop)
    {
        var shard = sharding.ShardOf(Known(region), entity);
        var place = (await cluster.Shards(stop)).FirstOrDefault(s => s.Shard == shard);
        var here = (await cluster.Members(stop)).FirstOrDefault(m => m.Here)?.Node;
        var owner = place is null ? here : place.Owner;
        var isHere = owner is not null && owner == here;
        return Answer.Details(new Location(
            region, entity, shard, owner, place?.Epoch, place?.Phase, isHere, isHere ? await sharding.IsAlive(region, entity, stop) : null));
    }

    private string Known(string region) => Names.OneOf("region", region, sharding.Regions);

    private sealed record RegionLine(string Region, int ShardsHere, int EntitiesHere);

    /// <param name="ShardsOwned">Null where shards have no owners.</param>
    /// <param name="ShardsInUse">With an entity alive; null for other nodes, which are to be asked themselves, as are their entities.</param>
    private sealed record NodeStats(string Node, string Address, string State, bool Here, int? ShardsOwned, int? ShardsInUse, int? Entities);

    private sealed record ShardLine(int Shard, string? Owner, long? Epoch, string Phase, string? MovingTo, TimeSpan? Age, int? EntitiesHere);

    private sealed record Location(string Region, string Entity, int Shard, string? Node, long? Epoch, string? Phase, bool Here, bool? Alive);
}
