using System.Collections.Immutable;

namespace Akka.Cluster.Sharding;

/// <summary>The entities of a shard that are alive.</summary>
public sealed class ShardState : IClusterShardingSerializable, IEquatable<ShardState>
{
    /// <summary>The shard.</summary>
    public readonly string ShardId;

    /// <summary>Its entities.</summary>
    public readonly IImmutableSet<string> EntityIds;

    /// <summary>Makes the answer.</summary>
    public ShardState(string shardId, IImmutableSet<string> entityIds)
    {
        ShardId = shardId;
        EntityIds = entityIds;
    }

    /// <inheritdoc/>
    public bool Equals(ShardState? other) => other is not null && ShardId == other.ShardId && EntityIds.SetEquals(other.EntityIds);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ShardState);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ShardId, EntityIds.Count);

    /// <inheritdoc/>
    public override string ToString() => $"ShardState(shardId:{ShardId}, entityIds:{string.Join(", ", EntityIds)})";
}
