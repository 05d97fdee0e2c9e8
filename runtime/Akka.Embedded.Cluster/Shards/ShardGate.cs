using Akka.Actor;
using Akka.Embedded.Persistence;
using Akka.Embedded.Sharding;

namespace Akka.Embedded.Cluster;

/// <summary>
/// One shard as this node sees it. Whoever sends to the shard does it under the gate's lock: when the gate has closed, no message is on its
/// way into the shard any more, and what is kept goes before what comes later.
/// </summary>
internal sealed class ShardGate(int shard, LeaseClock lease, KeptMessages kept, TimeProvider time, IGateWays ways)
{
    private readonly Lock _lock = new();
    private volatile GatePhase _phase;
    private NodeKey _owner;
    private long _epoch;
    private long _heardOfEpoch;
    private ShardHold? _hold;
    private ShardClosing? _closing;

    public int Shard => shard;

    public GatePhase Phase => _phase;

    public int Kept
    {
        get
        {
            lock (_lock) return kept.Count;
        }
    }

    /// <summary>The epoch that messages are handled in.</summary>
    public long Epoch => Interlocked.Read(ref _epoch);

    /// <summary>Whether the shard is open here and may be acted for.</summary>
    public bool IsHeld => _phase == GatePhase.Open && _hold is { IsHeld: true };

    public IShardHold Hold => _hold ?? throw new InvalidOperationException($"Shard {shard} is not held by this node.");

    /// <summary>How long the shard has been closing, and whether without order.</summary>
    public (TimeSpan For, bool IsAbrupt)? Closing => _closing is { } closing ? (time.GetElapsedTime(closing.Since), closing.IsAbrupt) : null;

    /// <summary>A message sent on this node.</summary>
    public void Route(IShardedType type, string entityId, Envelope message)
    {
        lock (_lock)
        {
            if (IsOpenNow) type.Deliver(shard, entityId, message);
            else Pass(new PendingMessage(type.Name, shard, entityId, message.Message, message.Sender));
        }
    }

    /// <summary>A message from a node that believes this one to be the owner, in an epoch. If that is news, the message waits for it.</summary>
    public void Receive(PendingMessage message, long epoch)
    {
        var isNews = false;
        lock (_lock)
        {
            if (epoch > _epoch && epoch > _heardOfEpoch)
            {
                _heardOfEpoch = epoch;
                isNews = true;
            }
            if (IsOpenNow) ways.DeliverHere(message);
            else Pass(message);
        }
        if (isNews) ways.Wake();
    }

    /// <summary>A message that an entity here gave back.</summary>
    public void Return(PendingMessage message)
    {
        lock (_lock)
        {
            if (IsOpenNow) ways.DeliverHere(message);
            else if (_phase == GatePhase.Elsewhere) ways.Send(_owner, _epoch, message);
            else if (!kept.TryReturn(message)) ways.Overflow(message);
        }
    }

    /// <summary>Delivers here from now on: first what was kept.</summary>
    public void Open(long epoch)
    {
        lock (_lock)
        {
            _hold = new ShardHold(new ShardFence(shard, epoch), lease, ways.Wake);
            _epoch = epoch;
            _phase = GatePhase.Open;
            foreach (var message in kept.TakeAll()) ways.DeliverHere(message);
        }
    }

    /// <summary>Stops the shard's entities here; called again without order, it hurries.</summary>
    public void Close(bool inOrder)
    {
        ShardClosing closing;
        lock (_lock)
        {
            if (_phase is not (GatePhase.Open or GatePhase.Closing)) return;
            _phase = GatePhase.Closing;
            closing = _closing ??= new ShardClosing(shard, ways.Types, time.GetTimestamp(), HasClosed);
        }
        closing.Begin(inOrder);
    }

    /// <summary>Sends to another owner from now on: first what was kept.</summary>
    public void PointTo(NodeKey owner, long epoch)
    {
        lock (_lock)
        {
            if (_phase is GatePhase.Open or GatePhase.Closing) return;
            (_owner, _epoch, _hold) = (owner, epoch, null);
            _phase = GatePhase.Elsewhere;
            if (_heardOfEpoch > epoch) return;
            foreach (var message in kept.TakeAll()) ways.Send(owner, epoch, message);
        }
    }

    /// <summary>Keeps messages from now on: there is no living owner.</summary>
    public void Forget(long epoch)
    {
        lock (_lock)
        {
            if (_phase is GatePhase.Open or GatePhase.Closing) return;
            (_epoch, _hold, _phase) = (epoch, null, GatePhase.Unknown);
        }
    }

    /// <summary>Takes all that was kept, for a node that ends.</summary>
    public IReadOnlyCollection<PendingMessage> GiveUp()
    {
        lock (_lock) return kept.TakeAll();
    }

    private bool IsOpenNow => _phase == GatePhase.Open && _hold!.IsHeld;

    private void Pass(PendingMessage message)
    {
        if (_phase == GatePhase.Elsewhere && _heardOfEpoch <= _epoch) ways.Send(_owner, _epoch, message);
        else if (!kept.TryAdd(message)) ways.Overflow(message);
    }

    private void HasClosed(ShardClosing closing)
    {
        lock (_lock)
        {
            if (_closing != closing) return;
            _closing = null;
            _phase = GatePhase.Closed;
        }
        ways.Wake();
    }
}
