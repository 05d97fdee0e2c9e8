namespace Akka.Embedded.Sharding;

/// <summary>Has a shard start an entity.</summary>
internal sealed record OpenEntity(EntitySlot Slot);

/// <summary>Has a shard stop its entities, each after what it was sent, and then itself.</summary>
internal sealed record StopEntities(object StopMessage);

/// <summary>Has a shard look for entities that nobody sends to.</summary>
internal sealed record StopIdleEntities
{
    public static readonly StopIdleEntities Instance = new();
}
