using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>One thing scheduled for later.</summary>
internal abstract class ScheduledWork
{
    private ITimer? _timer;
    private ICancelable? _cancelable;
    private CancellationTokenRegistration _registration;
    private Func<bool> _isOver = static () => false;
    private bool _repeats;

    internal void Start(TimeProvider time, TimeSpan delay, TimeSpan interval, ICancelable? cancelable, Func<bool> isOver)
    {
        _cancelable = cancelable;
        _isOver = isOver;
        _repeats = interval != Timeout.InfiniteTimeSpan;
        _timer = time.CreateTimer(static work => ((ScheduledWork)work!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (cancelable is not null)
            _registration = cancelable.Token.UnsafeRegister(static work => ((ScheduledWork)work!)._timer!.Dispose(), this);
        if (cancelable is not { IsCancellationRequested: true })
            _timer.Change(delay, interval);
    }

    private protected abstract void Run();

    private void Fire()
    {
        var over = _isOver();
        if (over || !_repeats)
        {
            _timer!.Dispose();
            _registration.Dispose();
        }
        if (!over && _cancelable is not { IsCancellationRequested: true })
            Run();
    }
}

internal sealed class ScheduledTell(ICanTell receiver, object message, IActorRef? sender) : ScheduledWork
{
    private protected override void Run() => receiver.Tell(message, sender);
}

internal sealed class ScheduledAction(Action action) : ScheduledWork
{
    private protected override void Run() => action();
}
