using Akka.Actor;
using Akka.Embedded.Runtime;

namespace Akka.Embedded.Cluster;

/// <summary>An actor of another node. What it is told travels there; it cannot be watched or stopped from here.</summary>
internal sealed class RemoteRef(ActorAddress remote, LocalActorSystem system, Action<RemoteRef, object, IActorRef?> send) : InternalActorRefBase
{
    public ActorAddress Remote => remote;

    public override ActorPath Path { get; } = PathOf(remote, system.Name);

    internal override LocalActorSystem? SystemOrNull => system;

    internal override void SendSystem(SystemMessage message)
    {
        if (message is WatchMessage watch)
            system.Problem(watch.Watcher, new NotSupportedException($"{Path} is on another node"), "an actor of another node cannot be watched");
    }

    protected override void TellInternal(object message, IActorRef? sender) => send(this, message, sender);

    private static ActorPath PathOf(ActorAddress remote, string systemName)
    {
        ActorPath path = new RootActorPath(new Address("akka", systemName, remote.Node.NodeId));
        foreach (var name in remote.Path.Split('/', StringSplitOptions.RemoveEmptyEntries)) path /= name;
        return path.WithUid(remote.Uid);
    }
}
