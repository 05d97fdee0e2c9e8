using System.Runtime.CompilerServices;
using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>Watches one actor for whoever awaits its end.</summary>
internal sealed class TerminationRef(LocalActorSystem system, InternalActorRefBase target) : MinimalActorRef, IThreadPoolWorkItem
{
    private readonly TaskCompletionSource<bool> _promise = new();
    private ITimer? _timer;
    private CancellationTokenRegistration _registration;

    public override ActorPath Path { get; } = system.RootPath / "temp" / "termination";

    internal Task<bool> Task => _promise.Task;

    internal override LocalActorSystem SystemOrNull => system;

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    void IThreadPoolWorkItem.Execute()
    {
        _timer?.Dispose();
        _registration.Dispose();
        _promise.TrySetResult(true);
    }

    internal static TerminationRef For(IActorRef target)
    {
        var actor = ActorRefAccess.Internal(target);
        var system = actor.SystemOrNull ?? throw new ArgumentException($"{target} belongs to no actor system", nameof(target));
        var end = new TerminationRef(system, actor);
        actor.SendSystem(new WatchMessage(end));
        return end;
    }

    internal override void SendSystem(SystemMessage message)
    {
        if (message is DeathNotice)
            system.Options.Dispatcher.Schedule(this);
        else
            base.SendSystem(message);
    }

    internal void Limit(TimeSpan timeout)
    {
        _timer = system.Time.CreateTimer(
            static end => ((TerminationRef)end!).GiveUp(() => ((TerminationRef)end!)._promise.TrySetCanceled()),
            this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(timeout, Timeout.InfiniteTimeSpan);
    }

    internal void Limit(CancellationToken token)
    {
        if (token.CanBeCanceled)
            _registration = token.UnsafeRegister(
                static end => ((TerminationRef)end!).GiveUp(() => ((TerminationRef)end!)._promise.TrySetResult(false)), this);
    }

    private void GiveUp(Func<bool> complete)
    {
        _timer?.Dispose();
        if (complete())
            target.SendSystem(new UnwatchMessage(this));
    }
}
