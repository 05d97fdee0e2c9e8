using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>The scheduler on a <see cref="TimeProvider"/>. What is still to come when the actor system has ended does not come.</summary>
internal sealed class ClockScheduler(TimeProvider time, Func<bool> isOver) : IScheduler, IAdvancedScheduler
{
    private readonly long _start = time.GetTimestamp();

    public IAdvancedScheduler Advanced => this;

    public DateTimeOffset Now => time.GetUtcNow();

    public TimeSpan MonotonicClock => time.GetElapsedTime(_start);

    public TimeSpan HighResMonotonicClock => MonotonicClock;

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender) =>
        ScheduleTellOnce(delay, receiver, message, sender, null);

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        Start(new ScheduledTell(receiver, message, sender), delay, Timeout.InfiniteTimeSpan, cancelable);

    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender) =>
        ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, null);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        Start(new ScheduledTell(receiver, message, sender), initialDelay, Positive(interval), cancelable);

    public void ScheduleOnce(TimeSpan delay, Action action) => ScheduleOnce(delay, action, null);

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) =>
        Start(new ScheduledAction(action), delay, Timeout.InfiniteTimeSpan, cancelable);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        ScheduleRepeatedly(initialDelay, interval, action, null);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        Start(new ScheduledAction(action), initialDelay, Positive(interval), cancelable);

    private void Start(ScheduledWork work, TimeSpan delay, TimeSpan interval, ICancelable? cancelable)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        if (isOver())
            throw new SchedulerException("The actor system has terminated: nothing can be scheduled");
        work.Start(time, delay, interval, cancelable, isOver);
    }

    private static TimeSpan Positive(TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        return interval;
    }
}
