using System.Globalization;
using System.Runtime.CompilerServices;
using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>
/// The sender of an Ask. The first answer counts. The task completes in a turn of its own on the dispatcher, never inside of the
/// answering actor's.
/// </summary>
internal sealed class AskRef<T>(LocalActorSystem system) : MinimalActorRef, IThreadPoolWorkItem
{
    private readonly TaskCompletionSource<T> _promise = new();
    private object? _answer;
    private int _done;
    private ActorPath? _path;
    private AskLimit? _limit;

    public override ActorPath Path => _path ?? MakePath();

    internal Task<T> Task => _promise.Task;

    internal override LocalActorSystem SystemOrNull => system;

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    void IThreadPoolWorkItem.Execute()
    {
        switch (_answer)
        {
            case Timedout timedout:
                _promise.TrySetException(new AskTimeoutException(timedout.Text));
                break;
            case Cancelled cancelled:
                _promise.TrySetCanceled(cancelled.Token);
                break;
            case T answer:
                _promise.TrySetResult(answer);
                break;
            case Status.Failure failure:
                _promise.TrySetException(failure.Cause ?? new TaskCanceledException("Status.Failure without a cause"));
                break;
            default:
                _promise.TrySetException(new ArgumentException(
                    $"Received message of type [{_answer!.GetType()}] - Ask expected message of type [{typeof(T)}]"));
                break;
        }
    }

    protected override void TellInternal(object message, IActorRef? sender)
    {
        if (!TryFinish(message))
            system.Undelivered(message, sender, this);
    }

    internal void Limit(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (timeout is null or { Ticks: <= 0 } && !cancellationToken.CanBeCanceled)
            return;
        _limit = new AskLimit();
        if (timeout is { Ticks: > 0 } time)
            _limit.Timer = StartTimer(time);
        if (cancellationToken.CanBeCanceled)
            _limit.Registration = cancellationToken.UnsafeRegister(
                static (ask, token) => ((AskRef<T>)ask!).TryFinish(new Cancelled(token)), this);
        if (Volatile.Read(ref _done) != 0)
            _limit.Release();
    }

    private ITimer StartTimer(TimeSpan timeout)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"Timeout after {timeout.TotalSeconds} seconds");
        var timer = system.Time.CreateTimer(
            static state => ((Expiry)state!).Fire(), new Expiry(this, text), Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(timeout, Timeout.InfiniteTimeSpan);
        return timer;
    }

    private bool TryFinish(object answer)
    {
        if (Interlocked.CompareExchange(ref _done, 1, 0) != 0)
            return false;
        _answer = answer;
        _limit?.Release();
        if (_path is { } path)
            system.Temp.Unregister(path);
        system.Options.Dispatcher.Schedule(this);
        return true;
    }

    private ActorPath MakePath()
    {
        var path = system.Temp.Register(this);
        if (Interlocked.CompareExchange(ref _path, path, null) is not null || Volatile.Read(ref _done) != 0)
            system.Temp.Unregister(path);
        return _path;
    }

    private sealed record Timedout(string Text);

    private sealed record Cancelled(CancellationToken Token);

    private sealed class Expiry(AskRef<T> ask, string text)
    {
        internal void Fire() => ask.TryFinish(new Timedout(text));
    }
}

/// <summary>What can end an Ask before its answer.</summary>
internal sealed class AskLimit
{
    internal ITimer? Timer { get; set; }

    internal CancellationTokenRegistration Registration { get; set; }

    internal void Release()
    {
        Timer?.Dispose();
        Registration.Dispose();
    }
}
