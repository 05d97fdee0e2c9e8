using Akka.Actor;
using Akka.Configuration;
using Akka.Embedded.Runtime;
using Akka.Embedded.Simulation;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>A scheduler whose time stands still until it is told to advance.</summary>
public class TestScheduler : IScheduler, IAdvancedScheduler
{
    private readonly VirtualTimeProvider _time;
    private readonly ClockScheduler _clock;

    /// <summary>Makes a scheduler that no actor system goes by.</summary>
    public TestScheduler(Config schedulerConfig, ILoggingAdapter log)
        : this(new VirtualTimeProvider())
    {
    }

    internal TestScheduler(VirtualTimeProvider time)
    {
        _time = time;
        _clock = new ClockScheduler(time, static () => false);
    }

    /// <inheritdoc />
    public IAdvancedScheduler Advanced => this;

    /// <inheritdoc />
    public DateTimeOffset Now => _clock.Now;

    /// <inheritdoc />
    public TimeSpan MonotonicClock => _clock.MonotonicClock;

    /// <inheritdoc />
    public TimeSpan HighResMonotonicClock => _clock.HighResMonotonicClock;

    /// <summary>Lets so much time pass: what falls due is sent.</summary>
    public void Advance(TimeSpan offset) => _time.Advance(offset);

    /// <summary>Lets time pass until that moment.</summary>
    public void AdvanceTo(DateTimeOffset when) => _time.Advance(when - Now);

    /// <inheritdoc />
    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender) =>
        _clock.ScheduleTellOnce(delay, receiver, message, sender);

    /// <inheritdoc />
    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        _clock.ScheduleTellOnce(delay, receiver, message, sender, cancelable);

    /// <inheritdoc />
    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender) =>
        _clock.ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender);

    /// <inheritdoc />
    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        _clock.ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, cancelable);

    /// <inheritdoc />
    public void ScheduleOnce(TimeSpan delay, Action action) => _clock.ScheduleOnce(delay, action);

    /// <inheritdoc />
    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) => _clock.ScheduleOnce(delay, action, cancelable);

    /// <inheritdoc />
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        _clock.ScheduleRepeatedly(initialDelay, interval, action);

    /// <inheritdoc />
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        _clock.ScheduleRepeatedly(initialDelay, interval, action, cancelable);
}
