using Akka.Embedded.Runtime;

namespace Akka.Actor;

/// <summary>A reference without an actor behind it. Messages vanish unless a subclass takes them.</summary>
public abstract class MinimalActorRef : InternalActorRefBase
{
    private protected MinimalActorRef()
    {
    }

    internal override LocalActorSystem? SystemOrNull => null;

    /// <inheritdoc />
    protected override void TellInternal(object message, IActorRef? sender)
    {
    }

    internal override void SendSystem(SystemMessage message)
    {
        if (message is WatchMessage watch)
            watch.Watcher.SendSystem(new DeathNotice(this, existed: false));
    }
}
