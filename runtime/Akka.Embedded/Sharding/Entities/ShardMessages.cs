namespace Akka.Embedded.Sharding;

/// <summary>Has a shard start an entity.</summary>
internal sealed record OpenEntity(EntitySlot Slot);

/// <summary>Has a shard stop its entities and then itself: each with the stop message after what it was sent, or, without one, after the
/// message it is at.</summary>
internal sealed record StopEntities(object? StopMessage);

/// <summary>Has a region close a shard. In order: each entity handles what it was sent; else each stops after the message it is at.</summary>
internal sealed record CloseShard(string ShardId, bool InOrder, Action Closed);

/// <summary>Has a shard look for entities that nobody sends to.</summary>
internal sealed record StopIdleEntities
{
    public static readonly StopIdleEntities Instance = new();
}
