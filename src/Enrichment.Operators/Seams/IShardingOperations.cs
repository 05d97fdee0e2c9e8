namespace Enrichment.Operators.Seams;

/// <summary>A shard that has entities alive on this node.</summary>
public sealed record LocalShard(int Shard, int Entities);

/// <summary>The types of entities of this node.</summary>
public interface IShardingOperations
{
    /// <summary>By name.</summary>
    IReadOnlyList<string> Regions { get; }

    /// <summary>The shards of a type with entities alive here, by number.</summary>
    Task<IReadOnlyList<LocalShard>> Shards(string region, CancellationToken stop);

    /// <summary>The shard that an entity belongs to.</summary>
    int ShardOf(string region, string entity);

    /// <summary>Whether the entity is alive here.</summary>
    Task<bool> IsAlive(string region, string entity, CancellationToken stop);
}
