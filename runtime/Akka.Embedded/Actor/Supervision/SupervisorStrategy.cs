using Akka.Embedded.Runtime;

namespace Akka.Actor;

/// <summary>How an actor deals with children that fail.</summary>
public abstract class SupervisorStrategy
{
    /// <summary>
    /// Stops for <see cref="ActorInitializationException"/>, <see cref="ActorKilledException"/> and <see cref="DeathPactException"/>, restarts
    /// for everything else.
    /// </summary>
    public static readonly IDecider DefaultDecider = new LocalOnlyDecider(static cause =>
        cause is ActorInitializationException or ActorKilledException or DeathPactException ? Directive.Stop : Directive.Restart);

    /// <summary>One child at a time, by the default decider, as often as it takes.</summary>
    public static readonly SupervisorStrategy DefaultStrategy = new OneForOneStrategy(DefaultDecider);

    /// <summary>Stops whatever fails.</summary>
    public static readonly OneForOneStrategy StoppingStrategy = new(static _ => Directive.Stop);

    private protected SupervisorStrategy()
    {
    }

    /// <summary>From an exception to a directive.</summary>
    public abstract IDecider Decider { get; }

    /// <summary>Whether failures are logged.</summary>
    protected bool LoggingEnabled { get; set; } = true;

    /// <summary>What to do with this child.</summary>
    protected abstract Directive Handle(IActorRef child, Exception exception);

    /// <summary>Carries the directive out; false where the failure is to be escalated.</summary>
    internal bool HandleFailure(ActorCell parent, ActorCell child, Exception cause)
    {
        var directive = Handle(child.Self, cause);
        if (LoggingEnabled)
            SupervisionLog.Failure(parent.SystemImpl, child.Self, cause, directive);
        switch (directive)
        {
            case Directive.Resume:
                child.Ref.SendSystem(new ResumeMessage(cause));
                return true;
            case Directive.Restart:
                RestartOrStop(parent, child, cause);
                return true;
            case Directive.Stop:
                StopFailed(parent, child);
                return true;
            default:
                return false;
        }
    }

    internal abstract void RestartOrStop(ActorCell parent, ActorCell child, Exception cause);

    internal abstract void StopFailed(ActorCell parent, ActorCell child);
}
