using Akka.Embedded.Runtime;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// The base of every actor: it handles one message at a time, supervises the actors it starts, and lives through
/// PreStart → messages → PostStop, with PreRestart and PostRestart between two incarnations.
/// </summary>
public abstract class ActorBase
{
    private readonly ActorCell _cell;
    private SupervisorStrategy? _strategy;

    /// <summary>Only <see cref="IActorRefFactory.ActorOf"/> makes actors; <c>new</c> elsewhere throws.</summary>
    protected ActorBase() =>
        _cell = ActorCell.Current
            ?? throw new ActorInitializationException($"{GetType()} was made with 'new': start actors with ActorOf");

    /// <summary>The context of the actor whose message this thread handles.</summary>
    /// <exception cref="NotSupportedException">No actor runs here, for example after an await.</exception>
    protected static IActorContext Context => RunningCell;

    /// <summary>A behaviour that handles nothing.</summary>
    protected static Receive EmptyReceive { get; } = static _ => false;

    /// <summary>This actor's reference.</summary>
    protected IActorRef Self => _cell.Self;

    /// <summary>Who sent the message that is being handled; dead letters where nobody did.</summary>
    protected IActorRef Sender => _cell.Sender;

    internal static ActorCell RunningCell => ActorCell.Current
        ?? throw new NotSupportedException("There is no active actor context: it is there only while the actor handles a message");

    internal ActorCell Cell => _cell;

    internal Receive InitialReceive => Receive;

    internal SupervisorStrategy Strategy => _strategy ??= SupervisorStrategy();

    /// <summary>For the layer between runtime and actor (persistence): calls <see cref="PreStart"/>.</summary>
    public virtual void AroundPreStart() => PreStart();

    /// <summary>For the layer between runtime and actor: calls <see cref="PostStop"/>.</summary>
    public virtual void AroundPostStop() => PostStop();

    /// <summary>For the layer between runtime and actor: calls <see cref="PreRestart"/>.</summary>
    public virtual void AroundPreRestart(Exception cause, object message) => PreRestart(cause, message);

    /// <summary>For the layer between runtime and actor: calls <see cref="PostRestart"/>.</summary>
    public virtual void AroundPostRestart(Exception cause, object message) => PostRestart(cause);

    /// <summary>For the layer between runtime and actor: calls the behaviour, and <see cref="Unhandled"/> for what it does not know.</summary>
    protected internal virtual bool AroundReceive(Receive receive, object message)
    {
        var handled = receive(message);
        if (!handled)
            Unhandled(message);
        return handled;
    }

    /// <summary>Handles a message; false where it does not know it.</summary>
    protected abstract bool Receive(object message);

    /// <summary>
    /// What to do with a message nobody knows: <see cref="Terminated"/> throws <see cref="DeathPactException"/>, everything else is
    /// published as <see cref="UnhandledMessage"/>.
    /// </summary>
    protected virtual void Unhandled(object message)
    {
        if (message is Terminated terminated)
            throw new DeathPactException(terminated.ActorRef);
        _cell.SystemImpl.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
    }

    /// <summary>Handles messages with another behaviour from now on.</summary>
    protected void Become(Receive receive) => _cell.Become(receive);

    /// <summary>As <see cref="Become"/>, with a way back by <see cref="UnbecomeStacked"/>.</summary>
    protected void BecomeStacked(Receive receive) => _cell.BecomeStacked(receive);

    /// <summary>Back to the behaviour before <see cref="BecomeStacked"/>.</summary>
    protected void UnbecomeStacked() => _cell.UnbecomeStacked();

    /// <summary>Sends <see cref="ReceiveTimeout"/> after so long a silence, again and again; null ends it.</summary>
    protected void SetReceiveTimeout(TimeSpan? timeout) => _cell.SetReceiveTimeout(timeout);

    /// <summary>How this actor supervises its children.</summary>
    protected virtual SupervisorStrategy SupervisorStrategy() => Akka.Actor.SupervisorStrategy.DefaultStrategy;

    /// <summary>Runs before the first message.</summary>
    protected virtual void PreStart()
    {
    }

    /// <summary>Runs after the last message, when all children have stopped.</summary>
    protected virtual void PostStop()
    {
    }

    /// <summary>Runs in the failed incarnation: stops all children and calls <see cref="PostStop"/>.</summary>
    protected virtual void PreRestart(Exception reason, object message)
    {
        foreach (var child in _cell.GetChildren())
        {
            _cell.Unwatch(child);
            _cell.Stop(child);
        }
        PostStop();
    }

    /// <summary>Runs in the new incarnation: calls <see cref="PreStart"/>.</summary>
    protected virtual void PostRestart(Exception reason) => PreStart();

    /// <summary>The constructor has run, and stash and timers are there.</summary>
    internal virtual void CompleteConstruction()
    {
    }
}
