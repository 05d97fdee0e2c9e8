using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Enrichment.Actors.Tests.Support;

/// <summary>A scheduler whose time stands still until it is told to go on.</summary>
internal sealed class VirtualScheduler(Config config, ILoggingAdapter log) : SchedulerBase(config, log), IDateTimeOffsetNowTimeProvider
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Lock door = new();
    private readonly PriorityQueue<Action, (TimeSpan Due, long Order)> due = new();
    private TimeSpan elapsed;
    private long order;

    public override TimeSpan MonotonicClock
    {
        get
        {
            lock (door)
            {
                return elapsed;
            }
        }
    }

    public override TimeSpan HighResMonotonicClock => MonotonicClock;

    protected override DateTimeOffset TimeNow => Start + MonotonicClock;

    /// <summary>Goes to the next time that something falls due and does it; goes to that moment and says false where nothing does before.</summary>
    public bool AdvanceToNext(TimeSpan until)
    {
        Action next;
        lock (door)
        {
            if (!due.TryPeek(out _, out var at) || at.Due > until)
            {
                elapsed = until;
                return false;
            }

            elapsed = at.Due > elapsed ? at.Due : elapsed;
            next = due.Dequeue();
        }

        next();
        return true;
    }

    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Once(delay, () => receiver.Tell(message, sender), cancelable);

    protected override void InternalScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Repeatedly(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) => Once(delay, action, cancelable);

    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable cancelable) => Once(delay, action.Run, cancelable);

    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        Repeatedly(initialDelay, interval, action, cancelable);

    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable cancelable) =>
        Repeatedly(initialDelay, interval, action.Run, cancelable);

    private void Once(TimeSpan delay, Action action, ICancelable? cancelable)
    {
        lock (door)
        {
            due.Enqueue(() => Unless(cancelable, action), (elapsed + delay, order++));
        }
    }

    private void Repeatedly(TimeSpan delay, TimeSpan interval, Action action, ICancelable? cancelable) => Once(
        delay,
        () =>
        {
            action();
            Repeatedly(interval, interval, action, cancelable);
        },
        cancelable);

    private static void Unless(ICancelable? cancelled, Action action)
    {
        if (cancelled?.IsCancellationRequested != true)
        {
            action();
        }
    }
}
