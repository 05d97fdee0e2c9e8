using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>The reference of an actor of this process.</summary>
internal sealed class LocalActorRef : InternalActorRefBase
{
    internal LocalActorRef(ActorPath path) => Path = path;

    public override ActorPath Path { get; }

    internal ActorCell Cell { get; set; } = null!;

    internal override LocalActorSystem SystemOrNull => Cell.SystemImpl;

    protected override void TellInternal(object message, IActorRef? sender) => Cell.Mailbox.Enqueue(message, sender);

    internal override void SendSystem(SystemMessage message) => Cell.Mailbox.EnqueueSystem(message);

    internal override void Stop() => SendSystem(new TerminateMessage());

    public override int GetHashCode() => Path.Uid.GetHashCode();
}
