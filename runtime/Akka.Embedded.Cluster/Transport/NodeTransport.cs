using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Embedded.Runtime;

namespace Akka.Embedded.Cluster;

/// <summary>Between this node's actors and the others': references to what is elsewhere, and delivery of what comes.</summary>
internal sealed class NodeTransport
{
    private readonly LocalActorSystem _system;
    private readonly JoinedCluster _joined;
    private readonly ClusterOptions _options;
    private readonly ShardGates _gates;
    private readonly DropCounters _dropped;

    /// <param name="open">Makes the ways to the other members.</param>
    public NodeTransport(
        LocalActorSystem system, JoinedCluster joined, ClusterOptions options, ShardGates gates, DropCounters dropped, ClusterLog log,
        Func<PeerLinkServices, IPeers> open)
    {
        (_system, _joined, _options, _gates, _dropped) = (system, joined, options, gates, dropped);
        Peers = open(new PeerLinkServices
        {
            Options = options,
            Joined = joined,
            Time = system.Time,
            Log = log.Logger,
            Dropped = dropped,
            SenderOf = message => AddressOf(SenderOf(message)),
            GiveBack = GiveBack,
            Lose = Lose,
        });
    }

    public IPeers Peers { get; }

    /// <summary>Sends a message to another node; one that is too large is an error that names its type.</summary>
    public void Send(NodeKey to, OutgoingMessage message)
    {
        if (message.SizeAtMost <= _options.MaxFrameBytes) Peers.Send(to, message);
        else _system.MessageCodec.Report(TooLarge(message), SenderOf(message));
    }

    /// <summary>Delivers a message from another node.</summary>
    public void Deliver(IncomingMessage message)
    {
        switch (message)
        {
            case IncomingToEntity toEntity when toEntity.Shard >= 0 && toEntity.Shard < _gates.Shards:
                var pending = new PendingMessage(toEntity.TypeName, (int)toEntity.Shard, toEntity.EntityId, toEntity.Content, RefOf(toEntity.Sender));
                _gates.Receive(pending, toEntity.Epoch);
                break;
            case IncomingToActor toActor:
                Deliver(toActor);
                break;
            default:
                throw new InvalidDataException("A message is for a shard that does not exist.");
        }
    }

    private void Deliver(IncomingToActor message)
    {
        var sender = RefOf(message.Sender);
        object content;
        try
        {
            content = _system.MessageCodec.Decode(message.Content);
        }
        catch (SerializationException failure)
        {
            _system.MessageCodec.Report(failure, sender);
            content = new Status.Failure(failure);
        }
        if (Resolve(message.Path, message.Uid) is { } target)
        {
            target.Tell(content, sender!);
            return;
        }
        _dropped.UnknownActor.Add();
        _system.Undelivered(content, sender, _system.DeadLetterRef);
    }

    private void Tell(RemoteRef target, object message, IActorRef? sender)
    {
        try
        {
            Send(target.Remote.Node, new OutgoingToActor(target, message, _system.MessageCodec.Encode(message), sender));
        }
        catch (SerializationException failure)
        {
            // Who waits for the answer hears that there was one which cannot travel.
            _system.MessageCodec.Report(failure, target);
        }
    }

    private SerializationException TooLarge(OutgoingMessage message)
    {
        var what = message is OutgoingToEntity { Message: var pending } ? pending.Shown.GetType() : ((OutgoingToActor)message).Message.GetType();
        return new SerializationException(
            $"{what.FullName} cannot be sent to another node: its {message.Content.Bytes.Length} bytes do not fit into a frame of {_options.MaxFrameBytes}.");
    }

    private static IActorRef? SenderOf(OutgoingMessage message) =>
        message is OutgoingToEntity toEntity ? toEntity.Message.Sender : ((OutgoingToActor)message).Sender;

    private ActorAddress? AddressOf(IActorRef? actor) => actor switch
    {
        null or Nobody => null,
        RemoteRef remote => remote.Remote,
        _ => new ActorAddress(_joined.Self, actor.Path.ToStringWithoutAddress(), actor.Path.Uid),
    };

    private IActorRef? RefOf(ActorAddress? address)
    {
        if (address is null) return null;
        if (address.Node == _joined.Self) return Resolve(address.Path, address.Uid);
        return new RemoteRef(address, _system, Tell);
    }

    private InternalActorRefBase? Resolve(string names, long uid)
    {
        ActorPath path = _system.RootPath;
        foreach (var name in names.Split('/', StringSplitOptions.RemoveEmptyEntries)) path /= name;
        return Selecting.Resolve(_system, path.WithUid(uid));
    }

    /// <summary>The peer has gone before the message was sent.</summary>
    private void GiveBack(OutgoingMessage message)
    {
        if (message is OutgoingToEntity toEntity)
        {
            _gates.Reroute(toEntity.Message);
            return;
        }
        _dropped.UnknownNode.Add();
        Undelivered(message);
    }

    private void Lose(OutgoingMessage message) => Undelivered(message);

    private void Undelivered(OutgoingMessage message)
    {
        if (message is OutgoingToEntity toEntity) _system.Undelivered(toEntity.Message.Shown, toEntity.Message.Sender, _system.DeadLetterRef);
        else if (message is OutgoingToActor toActor) _system.Undelivered(toActor.Message, toActor.Sender, toActor.Target);
    }
}
