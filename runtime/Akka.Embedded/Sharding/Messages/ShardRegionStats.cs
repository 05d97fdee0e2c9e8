using System.Collections.Immutable;

namespace Akka.Cluster.Sharding;

/// <summary>How many entities of each shard of a region are alive on this node.</summary>
public sealed class ShardRegionStats : IClusterShardingSerializable, IEquatable<ShardRegionStats>
{
    /// <summary>Entities by shard.</summary>
    public readonly IImmutableDictionary<string, int> Stats;

    /// <summary>Makes the answer.</summary>
    public ShardRegionStats(IImmutableDictionary<string, int> stats) => Stats = stats;

    /// <inheritdoc/>
    public bool Equals(ShardRegionStats? other) =>
        other is not null && Stats.Count == other.Stats.Count
        && Stats.All(shard => other.Stats.TryGetValue(shard.Key, out var count) && count == shard.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ShardRegionStats);

    /// <inheritdoc/>
    public override int GetHashCode() => Stats.Count;

    /// <inheritdoc/>
    public override string ToString() => $"ShardRegionStats[stats={string.Join(", ", Stats.Select(shard => $"({shard.Key}:{shard.Value})"))}]";
}
