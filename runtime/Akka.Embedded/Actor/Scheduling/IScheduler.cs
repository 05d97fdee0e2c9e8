namespace Akka.Actor;

/// <summary>The clock that actors go by.</summary>
public interface ITimeProvider
{
    /// <summary>The time of day.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Time passed since some moment; it never goes back.</summary>
    TimeSpan MonotonicClock { get; }

    /// <summary>As <see cref="MonotonicClock"/>, as fine as the machine has it.</summary>
    TimeSpan HighResMonotonicClock { get; }
}

/// <summary>Messages for later.</summary>
public interface ITellScheduler
{
    /// <summary>Sends a message once after the delay.</summary>
    void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender);

    /// <summary>Sends a message once after the delay, unless cancelled.</summary>
    void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable);

    /// <summary>Sends a message after the delay and then at every interval.</summary>
    void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender);

    /// <summary>Sends a message after the delay and then at every interval, until cancelled.</summary>
    void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable);
}

/// <summary>Calls for later. They run on the timer's thread: they should only tell.</summary>
public interface IActionScheduler
{
    /// <summary>Calls once after the delay.</summary>
    void ScheduleOnce(TimeSpan delay, Action action);

    /// <summary>Calls once after the delay, unless cancelled.</summary>
    void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable);

    /// <summary>Calls after the delay and then at every interval.</summary>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action);

    /// <summary>Calls after the delay and then at every interval, until cancelled.</summary>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable);
}

/// <summary>The part of the scheduler that runs code.</summary>
public interface IAdvancedScheduler : IActionScheduler;

/// <summary>The actor system's clock and its messages for later.</summary>
public interface IScheduler : ITellScheduler, ITimeProvider
{
    /// <summary>The part that runs code.</summary>
    IAdvancedScheduler Advanced { get; }
}
