using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Embedded.Crossing;
using Akka.Embedded.Runtime;
using Microsoft.Extensions.Logging;

namespace Akka.Embedded.Sharding;

/// <summary>Brings a message to its entity on the sender's thread: a look-up and a Tell. Only the first message of an entity goes by its
/// shard. Where other nodes have shards too, a locator says which way.</summary>
internal sealed class EntityRouter(LocalActorSystem system, string typeName, IMessageExtractor extractor, ShardingClock clock) : IShardedType
{
    private readonly ConcurrentDictionary<string, EntitySlot> _slots = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IActorRef> _shards = new(StringComparer.Ordinal);
    private readonly IShardLocator? _locator = system.Options.Feature<IShardLocator>();
    private readonly bool _serializes = system.Options.Feature<ShardingOptions>()?.SerializeAllMessages ?? false;
    private readonly MessageCodec _codec = system.MessageCodec;
    private volatile bool _isClosed;

    /// <summary>The region's actor; set before the first message.</summary>
    public LocalActorRef Region { get; set; } = null!;

    public ICollection<EntitySlot> Slots => _slots.Values;

    string IShardedType.Name => typeName;

    public void Route(object message, IActorRef? sender)
    {
        if (message is IAutoReceivedMessage or IShardRegionCommand or IShardRegionQuery or ShardRegion.StartEntity)
        {
            Region.Tell(message, sender);
            return;
        }
        var (entityId, content) = Addressed(message);
        if (content is null || (_isClosed && _locator is null)) system.Undelivered(message, sender, Region);
        else if (_serializes) RouteCopy(entityId!, content, sender, message);
        else RouteContent(entityId!, new Envelope(content, sender!), message);
    }

    /// <summary>An envelope says itself whom it is for: the extractor does not see it.</summary>
    private (string? EntityId, object? Content) Addressed(object message)
    {
        if (message is ShardingEnvelope envelope) return (envelope.EntityId, string.IsNullOrEmpty(envelope.EntityId) ? null : envelope.Message);
        var entityId = extractor.EntityId(message);
        return (entityId, string.IsNullOrEmpty(entityId) ? null : extractor.EntityMessage(message));
    }

    public void Start(string entityId)
    {
        if (_locator is not null) RouteContent(entityId, new Envelope(new ShardRegion.StartEntity(entityId), null!), null);
        else StartHere(entityId, null);
    }

    public void AddShard(string shardId, IActorRef shard) => _shards[shardId] = shard;

    public void RemoveShard(string shardId) => _shards.TryRemove(shardId, out _);

    public void Remove(EntitySlot slot) => _slots.TryRemove(KeyValuePair.Create(slot.EntityId, slot));

    /// <summary>Gives a slot up with what it kept.</summary>
    public void Abandon(EntitySlot slot)
    {
        Remove(slot);
        foreach (var kept in slot.GiveUp()) system.Undelivered(kept.Message, kept.Sender, Region);
    }

    /// <summary>Gives a slot of a shard up that stops here; what it kept goes to where the shard will be, if there is such a place.</summary>
    public void Release(EntitySlot slot)
    {
        if (_locator is null || _isClosed)
        {
            Abandon(slot);
            return;
        }
        Remove(slot);
        foreach (var kept in slot.GiveUp()) _locator.Return(this, ShardNumber(slot.ShardId), slot.EntityId, kept);
    }

    /// <summary>From now on nothing is delivered here.</summary>
    public void Close() => _isClosed = true;

    /// <summary>The hold of a shard that starts; null where there is no other node.</summary>
    public IShardHold? HoldOf(string shardId) => _locator?.HoldOf(ShardNumber(shardId));

    void IShardedType.Deliver(int shard, string entityId, Envelope message)
    {
        var shardId = shard.ToString(CultureInfo.InvariantCulture);
        if (_isClosed) system.Undelivered(message.Message, message.Sender, Region);
        else if (message.Message is ShardRegion.StartEntity) StartHere(entityId, shardId);
        else Deliver(entityId, message, null, shardId);
    }

    void IShardedType.Close(int shard, bool inOrder, Action closed) =>
        Region.Tell(new CloseShard(shard.ToString(CultureInfo.InvariantCulture), inOrder, closed), ActorRefs.NoSender);

    private static int ShardNumber(string shardId) => int.Parse(shardId, NumberStyles.None, CultureInfo.InvariantCulture);

    private void RouteCopy(string entityId, object content, IActorRef? sender, object hint)
    {
        object copy;
        try
        {
            copy = _codec.Decode(_codec.Encode(content));
        }
        catch (SerializationException failure)
        {
            _codec.Report(failure, sender);
            return;
        }
        RouteContent(entityId, new Envelope(copy, SerializingRef.For(sender, _codec)!), hint);
    }

    private void RouteContent(string entityId, Envelope envelope, object? hint)
    {
        if (_locator is null)
        {
            Deliver(entityId, envelope, hint, null);
            return;
        }
        var shardId = extractor.ShardId(entityId, hint);
        if (int.TryParse(shardId, NumberStyles.None, CultureInfo.InvariantCulture, out var shard) && shard < _locator.Shards)
        {
            _locator.Route(this, shard, entityId, envelope);
            return;
        }
        system.Logger.LogError("Entities of {Type} have a shard \"{Shard}\", which is none of 0 to {Last}", typeName, shardId, _locator.Shards - 1);
        system.Undelivered(envelope.Message, envelope.Sender, Region);
    }

    private void StartHere(string entityId, string? shardId)
    {
        if (_isClosed) return;
        var slot = _slots.GetOrAdd(entityId, static id => new EntitySlot(id));
        if (slot.TryBegin(clock.Now)) HaveStarted(slot, null, shardId);
    }

    private void Deliver(string entityId, Envelope envelope, object? hint, string? shardId)
    {
        while (true)
        {
            var slot = _slots.GetOrAdd(entityId, static id => new EntitySlot(id));
            if (!slot.TryDeliver(envelope, clock.Now, out var needsStart)) Remove(slot);
            else if (needsStart) HaveStarted(slot, hint, shardId);
            else return;
            if (needsStart) return;
        }
    }

    private void HaveStarted(EntitySlot slot, object? hint, string? shardId)
    {
        slot.AssignTo(shardId ?? extractor.ShardId(slot.EntityId, hint));
        var next = _shards.TryGetValue(slot.ShardId, out var shard) ? shard : Region;
        next.Tell(new OpenEntity(slot), ActorRefs.NoSender);
    }
}
