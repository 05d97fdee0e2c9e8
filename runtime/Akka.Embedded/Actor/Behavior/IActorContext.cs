namespace Akka.Actor;

/// <summary>What an actor can do about itself, its children and those it watches, while it handles a message.</summary>
public interface IActorContext : IActorRefFactory, ICanWatch
{
    /// <summary>The actor's reference.</summary>
    IActorRef Self { get; }

    /// <summary>What the actor was started with.</summary>
    Props Props { get; }

    /// <summary>Who sent the message that is being handled; dead letters where nobody did.</summary>
    IActorRef Sender { get; }

    /// <summary>The actor system.</summary>
    ActorSystem System { get; }

    /// <summary>Who started and supervises the actor.</summary>
    IActorRef Parent { get; }

    /// <summary>The silence after which the actor is told, or null.</summary>
    TimeSpan? ReceiveTimeout { get; }

    /// <summary>Handles messages with another behaviour from now on.</summary>
    void Become(Receive receive);

    /// <summary>As <see cref="Become"/>, with a way back.</summary>
    void BecomeStacked(Receive receive);

    /// <summary>Back to the behaviour before <see cref="BecomeStacked"/>.</summary>
    void UnbecomeStacked();

    /// <summary>The child of that name, or <see cref="ActorRefs.Nobody"/>.</summary>
    IActorRef Child(string name);

    /// <summary>The children, in the order they were started.</summary>
    IEnumerable<IActorRef> GetChildren();

    /// <summary>Sends <see cref="ReceiveTimeout"/> after so long a silence, again and again; null ends it.</summary>
    void SetReceiveTimeout(TimeSpan? timeout);

    /// <summary>Stops a child, or the actor itself, after the message it is handling.</summary>
    void Stop(IActorRef child);
}

/// <summary>The context with behaviours that handle every message.</summary>
public interface IUntypedActorContext : IActorContext
{
    /// <summary>Handles messages with another behaviour from now on.</summary>
    void Become(UntypedReceive receive);

    /// <summary>As <see cref="Become"/>, with a way back.</summary>
    void BecomeStacked(UntypedReceive receive);
}

/// <summary>Hearing of others' end.</summary>
public interface ICanWatch
{
    /// <summary>Sends <see cref="Terminated"/> when the subject stops.</summary>
    IActorRef Watch(IActorRef subject);

    /// <summary>Sends this message when the subject stops.</summary>
    IActorRef WatchWith(IActorRef subject, object message);

    /// <summary>Ends watching; a word already on its way is not delivered.</summary>
    IActorRef Unwatch(IActorRef subject);
}
