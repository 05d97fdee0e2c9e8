using Akka.Actor;

namespace Akka.Cluster.Sharding;

/// <summary>A message for an entity, for extractors that need nothing of the message itself.</summary>
public sealed class ShardingEnvelope : IWrappedMessage, IClusterShardingSerializable, IEquatable<ShardingEnvelope>
{
    /// <summary>Addresses a message.</summary>
    public ShardingEnvelope(string entityId, object message)
    {
        EntityId = entityId;
        Message = message;
    }

    /// <summary>Whom it is for.</summary>
    public string EntityId { get; }

    /// <summary>What the entity gets.</summary>
    public object Message { get; }

    /// <inheritdoc/>
    public bool Equals(ShardingEnvelope? other) => other is not null && EntityId == other.EntityId && Equals(Message, other.Message);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ShardingEnvelope);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EntityId, Message);

    /// <inheritdoc/>
    public override string ToString() => $"ShardingEnvelope({EntityId}, {Message})";
}
