using System.Collections.Immutable;
using Akka.Actor;
using Akka.Embedded.Sharding;

namespace Akka.Cluster.Sharding;

/// <summary>The parent of a type's shards on this node: starts them, answers questions, stops them in order.</summary>
public sealed class ShardRegion : ActorBase
{
    private readonly EntityRouter _router;
    private readonly Func<string, Props> _shardProps;
    private readonly object _handOffStopMessage;
    private readonly Action _stopped;
    private readonly Dictionary<string, IActorRef> _shards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Action> _closing = new(StringComparer.Ordinal);
    private bool _isStopping;

    internal ShardRegion(EntityRouter router, Func<string, Props> shardProps, object handOffStopMessage, Action stopped)
    {
        _router = router;
        _shardProps = shardProps;
        _handOffStopMessage = handOffStopMessage;
        _stopped = stopped;
    }

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case OpenEntity open:
                Open(open);
                return true;
            case CloseShard close:
                Close(close);
                return true;
            case StartEntity start:
                _router.Start(start.EntityId);
                return true;
            case GetShardRegionState:
                Sender.Tell(State(), Self);
                return true;
            case GetShardRegionStats:
                Sender.Tell(Stats(), Self);
                return true;
            case GracefulShutdown:
                StopShards();
                return true;
            case Terminated terminated:
                Forget(terminated.ActorRef);
                return true;
            case IShardRegionCommand or IShardRegionQuery:
                return false;
            default:
                // Told to the actor itself, as by a selection.
                _router.Route(message, Sender);
                return true;
        }
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _router.Close();
        foreach (var slot in _router.Slots) _router.Abandon(slot);
        _stopped();
    }

    private void Open(OpenEntity open)
    {
        if (_isStopping) _router.Abandon(open.Slot);
        else ShardOf(open.Slot.ShardId).Tell(open, ActorRefs.NoSender);
    }

    private IActorRef ShardOf(string shardId)
    {
        if (_shards.TryGetValue(shardId, out var shard)) return shard;
        shard = Context.ActorOf(_shardProps(shardId), Uri.EscapeDataString(shardId));
        Context.Watch(shard);
        _shards.Add(shardId, shard);
        _router.AddShard(shardId, shard);
        return shard;
    }

    private void Close(CloseShard close)
    {
        if (!_shards.TryGetValue(close.ShardId, out var shard))
        {
            close.Closed();
            return;
        }
        _closing[close.ShardId] = _closing.GetValueOrDefault(close.ShardId) + close.Closed;
        shard.Tell(new StopEntities(close.InOrder ? _handOffStopMessage : null), ActorRefs.NoSender);
    }

    private void StopShards()
    {
        _isStopping = true;
        _router.Close();
        foreach (var shard in _shards.Values) shard.Tell(new StopEntities(_handOffStopMessage), ActorRefs.NoSender);
        if (_shards.Count == 0) Context.Stop(Self);
    }

    private void Forget(IActorRef shard)
    {
        var shardId = Uri.UnescapeDataString(shard.Path.Name);
        _shards.Remove(shardId);
        _router.RemoveShard(shardId);
        if (_closing.Remove(shardId, out var closed)) closed();
        if (_isStopping && _shards.Count == 0) Context.Stop(Self);
    }

    private CurrentShardRegionState State() => new(
        Alive().Select(shard => new ShardState(shard.Key, shard.Select(slot => slot.EntityId).ToImmutableSortedSet(StringComparer.Ordinal)))
            .ToImmutableHashSet());

    private ShardRegionStats Stats() => new(Alive().ToImmutableSortedDictionary(shard => shard.Key, shard => shard.Count(), StringComparer.Ordinal));

    private IEnumerable<IGrouping<string, EntitySlot>> Alive() => _router.Slots.Where(slot => slot.IsAlive).GroupBy(slot => slot.ShardId, StringComparer.Ordinal);

    /// <summary>Starts an entity without sending it anything.</summary>
    public sealed class StartEntity : IClusterShardingSerializable, IEquatable<StartEntity>
    {
        /// <summary>Which entity.</summary>
        public readonly string EntityId;

        /// <summary>Makes the request.</summary>
        public StartEntity(string entityId) => EntityId = entityId;

        /// <inheritdoc/>
        public bool Equals(StartEntity? other) => other is not null && EntityId == other.EntityId;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => Equals(obj as StartEntity);

        /// <inheritdoc/>
        public override int GetHashCode() => EntityId.GetHashCode(StringComparison.Ordinal);

        /// <inheritdoc/>
        public override string ToString() => $"StartEntity({EntityId})";
    }
}
