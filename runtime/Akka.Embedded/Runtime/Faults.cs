using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>Failing, and what a supervisor does about it. Each step runs in the turn of the cell it is about.</summary>
internal static class Faults
{
    /// <summary>
    /// The cell failed: it and its children stop handling messages until its supervisor has decided. <paramref name="perpetrator"/> is the
    /// child whose failure it could not handle, or null where it failed itself.
    /// </summary>
    internal static void Raise(ActorCell cell, Exception cause, LocalActorRef? perpetrator)
    {
        if (cell.IsTerminated || cell.Fault?.Perpetrator is not null)
        {
            cell.SystemImpl.Problem(cell.Self, cause, "failed again while its supervisor was deciding");
            return;
        }
        cell.Mailbox.Suspensions++;
        (cell.Fault ??= new FaultState()).Perpetrator = perpetrator ?? cell.Self;
        SuspendChildren(cell, perpetrator);
        cell.ParentRef.SendSystem(new FailedMessage(cell.Ref, cause));
    }

    internal static void Suspend(ActorCell cell)
    {
        cell.Mailbox.Suspensions++;
        SuspendChildren(cell, null);
    }

    internal static void Resume(ActorCell cell, Exception? causedByFailure)
    {
        if (cell.Actor is null && !cell.IsTerminated)
        {
            Recreate(cell);
            return;
        }
        var perpetrator = cell.Fault?.Perpetrator;
        ResumeSelf(cell);
        foreach (var child in ChildrenOf(cell))
            child.Ref.SendSystem(new ResumeMessage(child.Self.Equals(perpetrator) ? causedByFailure : null));
        if (causedByFailure is not null)
            GetOver(cell);
    }

    internal static void Restart(ActorCell cell, Exception cause)
    {
        if (cell.Fault?.Awaited == AwaitedEnd.Termination || cell.IsTerminated)
            ResumeSelf(cell);
        else if (cell.Actor is null)
            Recreate(cell);
        else
            RestartIncarnation(cell, cause);
    }

    internal static void HandleChildFailure(ActorCell cell, FailedMessage failed, LocalActorRef child, Exception cause)
    {
        if (cell.ChildrenOrNull?.Find(child.Path.Name) != child.Cell)
            return;
        var strategy = cell.Props.SupervisorStrategy ?? cell.Actor?.Strategy ?? SupervisorStrategy.DefaultStrategy;
        var outer = cell.MessageSender;
        cell.MessageSender = child;
        try
        {
            if (!strategy.HandleFailure(cell, child.Cell, cause))
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cause);
        }
        finally
        {
            cell.MessageSender = outer;
        }
    }

    /// <summary>The children that had to stop have stopped: the new incarnation takes over.</summary>
    internal static void FinishRestart(ActorCell cell, Exception cause)
    {
        var survivors = ChildrenOf(cell);
        try
        {
            ResumeSelf(cell);
            GetOver(cell);
            var fresh = Creation.NewActor(cell);
            fresh.AroundPostRestart(cause, null!);
            foreach (var child in survivors)
                child.Ref.SendSystem(new RestartMessage(cause));
        }
        catch (Exception e)
        {
            cell.Disincarnate();
            Raise(cell, new PostRestartException(cell.Self, e, cause), null);
        }
    }

    internal static void FinishCreation(ActorCell cell)
    {
        ResumeSelf(cell);
        GetOver(cell);
        Creation.Create(cell);
    }

    private static void RestartIncarnation(ActorCell cell, Exception cause)
    {
        var failed = cell.Actor!;
        try
        {
            failed.AroundPreRestart(cause, cell.Message!);
        }
        catch (Exception e)
        {
            cell.SystemImpl.Problem(cell.Self, new PreRestartException(cell.Self, e, cause, cell.Message), "PreRestart failed");
        }
        (failed as IActorStash)?.Stash?.UnstashAll();
        cell.Props.Release(failed);
        cell.Disincarnate();
        AwaitChildren(cell, AwaitedEnd.Restart, cause);
    }

    /// <summary>The actor failed before it existed: all that its constructor started is stopped, then it is made again.</summary>
    private static void Recreate(ActorCell cell)
    {
        foreach (var child in ChildrenOf(cell))
            cell.Stop(child.Self);
        AwaitChildren(cell, AwaitedEnd.Creation, null);
    }

    private static void AwaitChildren(ActorCell cell, AwaitedEnd end, Exception? cause)
    {
        if (cell.ChildrenOrNull is { HasDying: true })
        {
            var fault = cell.Fault ??= new FaultState();
            (fault.Awaited, fault.Cause) = (end, cause);
        }
        else if (end == AwaitedEnd.Restart)
        {
            FinishRestart(cell, cause!);
        }
        else
        {
            FinishCreation(cell);
        }
    }

    private static void ResumeSelf(ActorCell cell) => cell.Mailbox.Suspensions = Math.Max(0, cell.Mailbox.Suspensions - 1);

    private static void GetOver(ActorCell cell)
    {
        if (cell.Fault is not { } fault)
            return;
        fault.Perpetrator = null;
        if (fault.Awaited != AwaitedEnd.Termination)
            cell.Fault = null;
        foreach (var message in fault.Postponed)
            cell.Mailbox.EnqueueSystem(message);
        fault.Postponed.Clear();
    }

    private static void SuspendChildren(ActorCell cell, LocalActorRef? except)
    {
        foreach (var child in ChildrenOf(cell))
        {
            if (child.Ref != except)
                child.Ref.SendSystem(new SuspendMessage());
        }
    }

    private static ActorCell[] ChildrenOf(ActorCell cell) => cell.ChildrenOrNull?.Snapshot() ?? [];
}
