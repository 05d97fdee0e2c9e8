using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>One timer of an actor; it is also what the timer puts into the mailbox.</summary>
internal sealed class TimerEntry(ActorCell cell, object key, object message, IActorRef? sender, bool repeats) : IDisposable
{
    private ITimer? _timer;

    internal object Key => key;

    internal object Message => message;

    internal IActorRef? Sender => sender;

    internal bool Repeats => repeats;

    public void Dispose() => _timer?.Dispose();

    internal void Start(TimeProvider time, TimeSpan delay, TimeSpan interval)
    {
        _timer = time.CreateTimer(static entry => ((TimerEntry)entry!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(delay, repeats ? interval : Timeout.InfiniteTimeSpan);
    }

    private void Fire() => cell.Mailbox.Enqueue(this, cell.Self);
}
