using Akka.Actor;

namespace Akka.Embedded.Sharding;

/// <summary>
/// One entity as its region sees it. Whoever sends to the entity does it under the slot's lock, so that a message is either before the
/// stop message in the entity's mailbox or in the slot's buffer: never behind the stop message, where it would be lost.
/// </summary>
internal sealed class EntitySlot(string entityId)
{
    private readonly Lock _lock = new();
    private Queue<Envelope>? _buffer;
    private IActorRef? _entity;
    private SlotState _state;
    private long _lastUsed;

    public string EntityId => entityId;

    /// <summary>The shard; set before the first message is kept.</summary>
    public string ShardId { get; private set; } = string.Empty;

    public bool IsAlive => _state is SlotState.Running or SlotState.Passivating;

    /// <summary>Sends or keeps a message.</summary>
    /// <param name="needsStart">True for the first message: the caller has the entity started.</param>
    /// <returns>False when the slot is given up: another one must be used.</returns>
    public bool TryDeliver(Envelope envelope, long now, out bool needsStart)
    {
        lock (_lock)
        {
            needsStart = _state == SlotState.New;
            if (_state == SlotState.Gone) return false;
            _lastUsed = now;
            if (_state == SlotState.Running) _entity!.Tell(envelope.Message, envelope.Sender);
            else (_buffer ??= new Queue<Envelope>()).Enqueue(envelope);
            if (needsStart) _state = SlotState.Starting;
            return true;
        }
    }

    /// <summary>Starts the slot without a message.</summary>
    /// <returns>Whether the caller has the entity started.</returns>
    public bool TryBegin(long now)
    {
        lock (_lock)
        {
            if (_state != SlotState.New) return false;
            _lastUsed = now;
            _state = SlotState.Starting;
            return true;
        }
    }

    public void AssignTo(string shardId) => ShardId = shardId;

    /// <summary>The entity is there: it gets what was kept, in order.</summary>
    public void Open(IActorRef entity)
    {
        lock (_lock)
        {
            _entity = entity;
            foreach (var envelope in _buffer ?? []) entity.Tell(envelope.Message, envelope.Sender);
            _buffer = null;
            _state = SlotState.Running;
        }
    }

    /// <summary>Sends the stop message; what comes after it is kept.</summary>
    /// <returns>False when it was sent already.</returns>
    public bool TryPassivate(object stopMessage)
    {
        lock (_lock)
        {
            if (_state != SlotState.Running) return false;
            _state = SlotState.Passivating;
            _entity!.Tell(stopMessage, ActorRefs.NoSender);
            return true;
        }
    }

    public bool IsIdleSince(long time)
    {
        lock (_lock) return _state == SlotState.Running && _lastUsed <= time;
    }

    /// <summary>The entity has stopped.</summary>
    /// <returns>True when messages were kept and it must be started anew; else the slot is given up.</returns>
    public bool CloseOrReopen()
    {
        lock (_lock)
        {
            _entity = null;
            _state = _buffer is { Count: > 0 } ? SlotState.Starting : SlotState.Gone;
            return _state == SlotState.Starting;
        }
    }

    /// <summary>Gives the slot up.</summary>
    /// <returns>What was kept and will not be delivered.</returns>
    public IReadOnlyCollection<Envelope> GiveUp()
    {
        lock (_lock)
        {
            _state = SlotState.Gone;
            var kept = _buffer;
            _buffer = null;
            return kept is null ? [] : kept;
        }
    }
}
