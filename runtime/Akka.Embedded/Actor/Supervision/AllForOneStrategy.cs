using Akka.Embedded.Runtime;

namespace Akka.Actor;

/// <summary>Does to all children what the failure of one asks for.</summary>
public class AllForOneStrategy : SupervisorStrategy, IEquatable<AllForOneStrategy>
{
    /// <summary>By the default decider, as often as it takes.</summary>
    protected AllForOneStrategy()
        : this(DefaultDecider)
    {
    }

    /// <summary>By a decider, as often as it takes.</summary>
    public AllForOneStrategy(IDecider decider)
        : this(-1, -1, decider)
    {
    }

    /// <summary>By a function, as often as it takes.</summary>
    public AllForOneStrategy(Func<Exception, Directive> localOnlyDecider)
        : this(-1, -1, localOnlyDecider)
    {
    }

    /// <summary>At most so many restarts of a child within the time; null or less than zero for no limit. Then it is stopped.</summary>
    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, Func<Exception, Directive> localOnlyDecider)
        : this(maxNrOfRetries ?? -1, (int)(withinTimeRange?.TotalMilliseconds ?? -1), localOnlyDecider)
    {
    }

    /// <summary>At most so many restarts of a child within the time; null or less than zero for no limit. Then it is stopped.</summary>
    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, IDecider decider)
        : this(maxNrOfRetries ?? -1, (int)(withinTimeRange?.TotalMilliseconds ?? -1), decider)
    {
    }

    /// <summary>At most so many restarts within so many milliseconds; less than zero for no limit. Then the child is stopped.</summary>
    public AllForOneStrategy(
        int maxNrOfRetries, int withinTimeMilliseconds, Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true)
        : this(maxNrOfRetries, withinTimeMilliseconds, new LocalOnlyDecider(localOnlyDecider), loggingEnabled)
    {
    }

    /// <summary>At most so many restarts within so many milliseconds; less than zero for no limit. Then the child is stopped.</summary>
    public AllForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, IDecider decider, bool loggingEnabled = true)
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
    public bool Equals(AllForOneStrategy? other) =>
        other is not null && MaxNumberOfRetries == other.MaxNumberOfRetries
        && WithinTimeRangeMilliseconds == other.WithinTimeRangeMilliseconds && Equals(Decider, other.Decider);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as AllForOneStrategy);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(MaxNumberOfRetries, WithinTimeRangeMilliseconds, Decider);

    /// <inheritdoc />
    protected override Directive Handle(IActorRef child, Exception exception) => Decider.Decide(exception);

    internal override void RestartOrStop(ActorCell parent, ActorCell child, Exception cause)
    {
        var siblings = parent.Children.Snapshot();
        var window = TimeSpan.FromMilliseconds(WithinTimeRangeMilliseconds);
        if (!siblings.All(sibling => sibling.Restarts.Request(MaxNumberOfRetries, window, parent.SystemImpl.Time)))
        {
            StopFailed(parent, child);
            return;
        }
        foreach (var sibling in siblings)
        {
            if (sibling != child)
                sibling.Ref.SendSystem(new SuspendMessage());
            sibling.Ref.SendSystem(new RestartMessage(cause));
        }
    }

    internal override void StopFailed(ActorCell parent, ActorCell child)
    {
        foreach (var sibling in parent.Children.Snapshot())
            parent.Stop(sibling.Self);
    }
}
