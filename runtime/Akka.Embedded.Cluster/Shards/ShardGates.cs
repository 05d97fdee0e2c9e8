using System.Collections.Concurrent;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Embedded.Crossing;
using Akka.Embedded.Runtime;
using Akka.Embedded.Sharding;

namespace Akka.Embedded.Cluster;

/// <summary>The gates of all shards: what sharding asks where a message goes.</summary>
internal sealed class ShardGates : IShardLocator, IGateWays
{
    private readonly ConcurrentDictionary<string, IShardedType> _types = new(StringComparer.Ordinal);
    private readonly ShardGate[] _gates;
    private readonly DropCounters _dropped;
    private readonly Action _wake;
    private LocalActorSystem? _system;
    private Action<NodeKey, OutgoingMessage> _send = null!;

    public ShardGates(ClusterOptions options, LeaseClock lease, TimeProvider time, DropCounters dropped, Action wake)
    {
        (_dropped, _wake) = (dropped, wake);
        _gates = [.. Enumerable.Range(0, options.Shards).Select(shard => new ShardGate(shard, lease, new KeptMessages(options.KeptPerShard), time, this))];
    }

    public int Shards => _gates.Length;

    public IReadOnlyList<ShardGate> All => _gates;

    IReadOnlyCollection<IShardedType> IGateWays.Types => [.. _types.Values];

    private MessageCodec Codec => _system!.MessageCodec;

    /// <summary>Ties the gates to their system and to the way to other nodes; before the first message.</summary>
    public void Attach(LocalActorSystem system, Action<NodeKey, OutgoingMessage> send) => (_system, _send) = (system, send);

    public void Add(IShardedType type) => _types[type.Name] = type;

    public void Route(IShardedType type, int shard, string entityId, Envelope message) => _gates[shard].Route(type, entityId, message);

    public void Return(IShardedType type, int shard, string entityId, Envelope message) =>
        _gates[shard].Return(new PendingMessage(type.Name, shard, entityId, message.Message, message.Sender));

    public IShardHold HoldOf(int shard) => _gates[shard].Hold;

    /// <summary>A message from another node.</summary>
    public void Receive(PendingMessage message, long epoch) => _gates[message.Shard].Receive(message, epoch);

    /// <summary>A message that could not be brought to another node: it goes where the shard is now, or waits.</summary>
    public void Reroute(PendingMessage message) => _gates[message.Shard].Receive(message, 0);

    /// <summary>The node ends: what was kept reaches nobody.</summary>
    public int GiveUp()
    {
        var given = _gates.SelectMany(gate => gate.GiveUp()).ToList();
        foreach (var message in given) Undelivered(message);
        return given.Count;
    }

    void IGateWays.DeliverHere(PendingMessage message)
    {
        if (!_types.TryGetValue(message.TypeName, out var type))
        {
            Codec.Report(new SerializationException($"Entities of type \"{message.TypeName}\" are not started on this node; a message for {message.EntityId} is lost."), message.Sender);
            return;
        }
        try
        {
            type.Deliver(message.Shard, message.EntityId, new Envelope(message.Content(Codec), message.Sender!));
        }
        catch (SerializationException failure)
        {
            Codec.Report(failure, message.Sender);
        }
    }

    void IGateWays.Send(NodeKey owner, long epoch, PendingMessage message)
    {
        try
        {
            _send(owner, new OutgoingToEntity(message, message.Bytes(Codec), epoch));
        }
        catch (SerializationException failure)
        {
            Codec.Report(failure, message.Sender);
        }
    }

    void IGateWays.Overflow(PendingMessage message)
    {
        _dropped.KeptOverflow.Add();
        Undelivered(message);
    }

    void IGateWays.Wake() => _wake();

    private void Undelivered(PendingMessage message) => _system?.Undelivered(message.Shown, message.Sender, _system.DeadLetterRef);
}
