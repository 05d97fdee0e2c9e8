using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>Stopping an actor: first its children, then itself, then word to its parent and its watchers.</summary>
internal static class Termination
{
    internal static void Begin(ActorCell cell)
    {
        if (cell.IsTerminated || cell.Fault?.Awaited == AwaitedEnd.Termination)
            return;
        cell.SetReceiveTimeout(null);
        cell.TimersOrNull?.CancelAll();
        (cell.Fault ??= new FaultState()).Awaited = AwaitedEnd.Termination;
        cell.Mailbox.Suspensions++;
        var children = cell.ChildrenOrNull;
        children?.Close();
        foreach (var child in children?.Snapshot() ?? [])
            cell.Stop(child.Self);
        if (children is null or { IsEmpty: true })
            Finish(cell);
    }

    /// <summary>A child or a watched actor has stopped.</summary>
    internal static void HandleDeath(ActorCell cell, InternalActorRefBase actor, bool existed)
    {
        if (cell.IsTerminated)
            return;
        cell.DeathsOrNull?.Queue(actor, existed);
        if (actor is LocalActorRef child && cell.ChildrenOrNull is { } children && children.Remove(child.Cell))
            ChildIsGone(cell, children);
    }

    internal static void ToDeadLetters(ActorCell cell, object message, IActorRef? sender)
    {
        switch (message)
        {
            case TimerEntry:
                break;
            case Identify identify:
                (sender ?? cell.SystemImpl.DeadLetters).Tell(new ActorIdentity(identify.MessageId, null!), cell.Self);
                break;
            default:
                cell.SystemImpl.Undelivered(message, sender, cell.Self);
                break;
        }
    }

    private static void ChildIsGone(ActorCell cell, ChildActors children)
    {
        if (cell.Fault is not { Awaited: not AwaitedEnd.None } fault)
            return;
        if (fault.Awaited == AwaitedEnd.Termination)
        {
            if (children.IsEmpty)
                Finish(cell);
            return;
        }
        if (children.HasDying)
            return;
        var end = fault.Awaited;
        fault.Awaited = AwaitedEnd.None;
        if (end == AwaitedEnd.Restart)
            Faults.FinishRestart(cell, fault.Cause!);
        else
            Faults.FinishCreation(cell);
    }

    private static void Finish(ActorCell cell)
    {
        var actor = cell.Actor;
        try
        {
            actor?.AroundPostStop();
        }
        catch (Exception e)
        {
            cell.SystemImpl.Problem(cell.Self, e, "PostStop failed");
        }
        cell.DeathsOrNull?.UnwatchAll();
        if (actor is not null)
        {
            (actor as IActorStash)?.Stash?.UnstashAll();
            cell.Props.Release(actor);
        }
        cell.Disincarnate();
        cell.IsTerminated = true;
        cell.Fault = null;
        cell.ParentRef.SendSystem(new DeathNotice(cell.Ref, existed: true));
        cell.DeathsOrNull?.NotifyWatchers();
    }
}
