using System.Collections.Immutable;

namespace Akka.Cluster.Sharding;

/// <summary>The shards of a region on this node, with their entities.</summary>
public sealed class CurrentShardRegionState : IClusterShardingSerializable, IEquatable<CurrentShardRegionState>
{
    /// <summary>The shards with an entity alive.</summary>
    public readonly IImmutableSet<ShardState> Shards;

    /// <summary>Makes the answer.</summary>
    public CurrentShardRegionState(IImmutableSet<ShardState> shards) => Shards = shards;

    /// <inheritdoc/>
    public bool Equals(CurrentShardRegionState? other) => other is not null && Shards.SetEquals(other.Shards);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CurrentShardRegionState);

    /// <inheritdoc/>
    public override int GetHashCode() => Shards.Count;

    /// <inheritdoc/>
    public override string ToString() => $"CurrentShardRegionState(shards:{string.Join(", ", Shards)})";
}
