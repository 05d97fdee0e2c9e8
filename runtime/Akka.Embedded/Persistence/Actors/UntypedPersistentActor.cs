using Akka.Actor;

namespace Akka.Persistence;

/// <summary>A persistent actor with one method for all commands and one for all that is recovered.</summary>
public abstract class UntypedPersistentActor : Eventsourced
{
    /// <summary>For subclasses.</summary>
    protected UntypedPersistentActor()
    {
    }

    /// <inheritdoc cref="ActorBase.Context"/>
    protected static new IUntypedActorContext Context => RunningCell;

    /// <inheritdoc/>
    protected override bool Receive(object message) => ReceiveCommand(message);

    /// <inheritdoc/>
    protected sealed override bool ReceiveCommand(object message)
    {
        OnCommand(message);
        return true;
    }

    /// <inheritdoc/>
    protected sealed override bool ReceiveRecover(object message)
    {
        OnRecover(message);
        return true;
    }

    /// <summary>Handles a command.</summary>
    protected abstract void OnCommand(object message);

    /// <summary>Handles a snapshot offer, an event, or <see cref="RecoveryCompleted"/>.</summary>
    protected abstract void OnRecover(object message);

    /// <inheritdoc cref="ActorBase.Become"/>
    protected void Become(UntypedReceive receive) => Cell.Become(receive);

    /// <inheritdoc cref="ActorBase.BecomeStacked"/>
    protected void BecomeStacked(UntypedReceive receive) => Cell.BecomeStacked(receive);
}
