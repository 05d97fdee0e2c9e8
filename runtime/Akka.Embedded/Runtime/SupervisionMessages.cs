using Akka.Actor;

namespace Akka.Embedded.Runtime;

internal sealed class CreateMessage : SystemMessage
{
    internal override void Apply(ActorCell cell) => Creation.Create(cell);
}

internal sealed class SuspendMessage : SystemMessage
{
    internal override bool WaitsForChildren => true;

    internal override void Apply(ActorCell cell) => Faults.Suspend(cell);
}

internal sealed class ResumeMessage(Exception? causedByFailure) : SystemMessage
{
    internal override bool WaitsForChildren => true;

    internal override void Apply(ActorCell cell) => Faults.Resume(cell, causedByFailure);
}

internal sealed class RestartMessage(Exception cause) : SystemMessage
{
    internal override bool WaitsForChildren => true;

    internal override void Apply(ActorCell cell) => Faults.Restart(cell, cause);
}

internal sealed class TerminateMessage : SystemMessage
{
    internal override void Apply(ActorCell cell) => Termination.Begin(cell);
}

internal sealed class FailedMessage(LocalActorRef child, Exception cause) : SystemMessage
{
    internal LocalActorRef Child => child;

    internal override bool WaitsForSupervisor => true;

    internal override void Apply(ActorCell cell) => Faults.HandleChildFailure(cell, this, child, cause);
}

internal sealed class StopChildMessage(IActorRef child) : SystemMessage
{
    internal override void Apply(ActorCell cell) => cell.Stop(child);
}
