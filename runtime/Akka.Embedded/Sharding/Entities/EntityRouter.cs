using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Embedded.Runtime;

namespace Akka.Embedded.Sharding;

/// <summary>Brings a message to its entity on the sender's thread: a look-up and a Tell. Only the first message of an entity goes by its shard.</summary>
internal sealed class EntityRouter(LocalActorSystem system, IMessageExtractor extractor, ShardingClock clock)
{
    private readonly ConcurrentDictionary<string, EntitySlot> _slots = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IActorRef> _shards = new(StringComparer.Ordinal);
    private volatile bool _isClosed;

    /// <summary>The region's actor; set before the first message.</summary>
    public LocalActorRef Region { get; set; } = null!;

    public ICollection<EntitySlot> Slots => _slots.Values;

    public void Route(object message, IActorRef? sender)
    {
        if (message is IAutoReceivedMessage or IShardRegionCommand or IShardRegionQuery or ShardRegion.StartEntity)
        {
            Region.Tell(message, sender);
            return;
        }
        var entityId = extractor.EntityId(message);
        var content = string.IsNullOrEmpty(entityId) ? null : extractor.EntityMessage(message);
        if (content is null || _isClosed) system.Undelivered(message, sender, Region);
        else Deliver(entityId!, new Envelope(content, sender!), message);
    }

    public void Start(string entityId)
    {
        if (_isClosed) return;
        var slot = _slots.GetOrAdd(entityId, static id => new EntitySlot(id));
        if (slot.TryBegin(clock.Now)) HaveStarted(slot, null);
    }

    public void AddShard(string shardId, IActorRef shard) => _shards[shardId] = shard;

    public void Remove(EntitySlot slot) => _slots.TryRemove(KeyValuePair.Create(slot.EntityId, slot));

    /// <summary>Gives a slot up with what it kept.</summary>
    public void Abandon(EntitySlot slot)
    {
        Remove(slot);
        foreach (var kept in slot.GiveUp()) system.Undelivered(kept.Message, kept.Sender, Region);
    }

    /// <summary>From now on nothing is delivered.</summary>
    public void Close() => _isClosed = true;

    private void Deliver(string entityId, Envelope envelope, object hint)
    {
        while (true)
        {
            var slot = _slots.GetOrAdd(entityId, static id => new EntitySlot(id));
            if (!slot.TryDeliver(envelope, clock.Now, out var needsStart)) Remove(slot);
            else if (needsStart) HaveStarted(slot, hint);
            else return;
            if (needsStart) return;
        }
    }

    private void HaveStarted(EntitySlot slot, object? hint)
    {
        slot.AssignTo(extractor.ShardId(slot.EntityId, hint));
        var next = _shards.TryGetValue(slot.ShardId, out var shard) ? shard : Region;
        next.Tell(new OpenEntity(slot), ActorRefs.NoSender);
    }
}
