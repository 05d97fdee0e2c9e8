using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>The root's parent: it hears when the last actor has stopped.</summary>
internal sealed class SystemEnd(LocalActorSystem system) : MinimalActorRef, IThreadPoolWorkItem
{
    private readonly TaskCompletionSource _reached = new();
    private readonly Lock _lock = new();
    private List<Action>? _callbacks = [];

    public override ActorPath Path { get; } = new ChildActorPath(system.RootPath, "bubble-walker", 0);

    internal bool IsReached { get; private set; }

    internal Task WhenReached => _reached.Task;

    internal override LocalActorSystem SystemOrNull => system;

    internal override void SendSystem(SystemMessage message)
    {
        switch (message)
        {
            case DeathNotice:
                IsReached = true;
                // Who waits for the end goes on in a turn of its own.
                system.Options.Dispatcher.Schedule(this);
                break;
            case FailedMessage failed:
                failed.Child.Stop();
                break;
            default:
                base.SendSystem(message);
                break;
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        List<Action> callbacks;
        lock (_lock)
        {
            callbacks = _callbacks!;
            _callbacks = null;
        }
        foreach (var callback in callbacks)
            Call(callback);
        _reached.SetResult();
    }

    internal void Register(Action code)
    {
        lock (_lock)
        {
            if (_callbacks is null)
                throw new InvalidOperationException($"Actor system {system.Name} has terminated already");
            _callbacks.Add(code);
        }
    }

    private void Call(Action callback)
    {
        try
        {
            callback();
        }
        catch (Exception e)
        {
            system.Problem(this, e, "a termination callback failed");
        }
    }
}
