namespace Akka.Cluster.Sharding;

/// <summary>Finds in a message whom it is for. Called on the sender's thread, by many at once: it must not keep state.</summary>
public interface IMessageExtractor
{
    /// <summary>Whom a message is for; null when it is for no entity.</summary>
    string? EntityId(object message);

    /// <summary>What the entity gets.</summary>
    object? EntityMessage(object message);

    /// <summary>The shard of a message's entity.</summary>
    string? ShardId(object message);

    /// <summary>The shard of an entity, the same on every node and for ever.</summary>
    string ShardId(string entityId, object? messageHint = null);
}
