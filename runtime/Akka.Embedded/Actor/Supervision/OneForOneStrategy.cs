using Akka.Embedded.Runtime;

namespace Akka.Actor;

/// <summary>Deals with the child that failed and leaves its siblings alone.</summary>
public class OneForOneStrategy : SupervisorStrategy, IEquatable<OneForOneStrategy>
{
    /// <summary>By the default decider, as often as it takes.</summary>
    protected OneForOneStrategy()
        : this(DefaultDecider)
    {
    }

    /// <summary>By a decider, as often as it takes.</summary>
    public OneForOneStrategy(IDecider decider)
        : this(-1, -1, decider)
    {
    }

    /// <summary>By a function, as often as it takes.</summary>
    public OneForOneStrategy(Func<Exception, Directive> localOnlyDecider)
        : this(-1, -1, localOnlyDecider)
    {
    }

    /// <summary>At most so many restarts of a child within the time; null or less than zero for no limit. Then it is stopped.</summary>
    public OneForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, Func<Exception, Directive> localOnlyDecider)
        : this(maxNrOfRetries ?? -1, (int)(withinTimeRange?.TotalMilliseconds ?? -1), localOnlyDecider)
    {
    }

    /// <summary>At most so many restarts of a child within the time; null or less than zero for no limit. Then it is stopped.</summary>
    public OneForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, IDecider decider)
        : this(maxNrOfRetries ?? -1, (int)(withinTimeRange?.TotalMilliseconds ?? -1), decider)
    {
    }

    /// <summary>At most so many restarts within so many milliseconds; less than zero for no limit. Then the child is stopped.</summary>
    public OneForOneStrategy(
        int maxNrOfRetries, int withinTimeMilliseconds, Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true)
        : this(maxNrOfRetries, withinTimeMilliseconds, new LocalOnlyDecider(localOnlyDecider), loggingEnabled)
    {
    }

    /// <summary>At most so many restarts within so many milliseconds; less than zero for no limit. Then the child is stopped.</summary>
    public OneForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, IDecider decider, bool loggingEnabled = true)
    {
        MaxNumberOfRetries = maxNrOfRetries;
        WithinTimeRangeMilliseconds = withinTimeMilliseconds;
        Decider = decider;
        LoggingEnabled = loggingEnabled;
    }

    /// <inheritdoc />
    public override IDecider Decider { get; }

    /// <summary>How many restarts there may be in the window; -1 for any number.</summary>
    public int MaxNumberOfRetries { get; }

    /// <summary>The window; -1 for none.</summary>
    public int WithinTimeRangeMilliseconds { get; }

    /// <inheritdoc />
    public bool Equals(OneForOneStrategy? other) =>
        other is not null && MaxNumberOfRetries == other.MaxNumberOfRetries
        && WithinTimeRangeMilliseconds == other.WithinTimeRangeMilliseconds && Equals(Decider, other.Decider);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as OneForOneStrategy);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(MaxNumberOfRetries, WithinTimeRangeMilliseconds, Decider);

    /// <inheritdoc />
    protected override Directive Handle(IActorRef child, Exception exception) => Decider.Decide(exception);

    internal override void RestartOrStop(ActorCell parent, ActorCell child, Exception cause)
    {
        if (child.Restarts.Request(MaxNumberOfRetries, TimeSpan.FromMilliseconds(WithinTimeRangeMilliseconds), parent.SystemImpl.Time))
            child.Ref.SendSystem(new RestartMessage(cause));
        else
            parent.Stop(child.Self);
    }

    internal override void StopFailed(ActorCell parent, ActorCell child) => parent.Stop(child.Self);
}
