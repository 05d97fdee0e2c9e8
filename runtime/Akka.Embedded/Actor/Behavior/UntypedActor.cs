namespace Akka.Actor;

/// <summary>An actor with one method for all messages. It calls <see cref="ActorBase.Unhandled"/> itself.</summary>
public abstract class UntypedActor : ActorBase
{
    /// <summary>For subclasses.</summary>
    protected UntypedActor()
    {
    }

    /// <inheritdoc cref="ActorBase.Context" />
    protected static new IUntypedActorContext Context => RunningCell;

    /// <inheritdoc />
    protected sealed override bool Receive(object message)
    {
        OnReceive(message);
        return true;
    }

    /// <summary>Handles a message.</summary>
    protected abstract void OnReceive(object message);

    /// <inheritdoc cref="ActorBase.Become" />
    protected void Become(UntypedReceive receive) => Cell.Become(receive);

    /// <inheritdoc cref="ActorBase.BecomeStacked" />
    protected void BecomeStacked(UntypedReceive receive) => Cell.BecomeStacked(receive);
}
