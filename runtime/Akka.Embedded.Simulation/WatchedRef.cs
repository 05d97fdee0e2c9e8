using Akka.Actor;

namespace Akka.Embedded.Simulation;

/// <summary>Stands in an actor's place and shows what is told to it to a watcher, who has it delivered, or does not.</summary>
public sealed class WatchedRef : InternalActorRefBase
{
    private readonly InternalActorRefBase _target;
    private readonly Action<WatchedRef, object, IActorRef?> _told;

    /// <param name="told">Gets each message with its sender; <see cref="Deliver"/> passes it on.</param>
    public WatchedRef(IActorRef target, Action<WatchedRef, object, IActorRef?> told)
    {
        _target = Runtime.ActorRefAccess.Internal(target);
        _told = told;
    }

    /// <inheritdoc />
    public override ActorPath Path => _target.Path;

    internal override Runtime.LocalActorSystem? SystemOrNull => _target.SystemOrNull;

    /// <summary>Tells the actor itself.</summary>
    public void Deliver(object message, IActorRef? sender) => _target.Tell(message, sender!);

    /// <inheritdoc />
    public override int GetHashCode() => _target.GetHashCode();

    internal override void SendSystem(Runtime.SystemMessage message) => _target.SendSystem(message);

    internal override void Stop() => _target.Stop();

    /// <inheritdoc />
    protected override void TellInternal(object message, IActorRef? sender) => _told(this, message, sender);
}
