using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>Whom a cell watches, and who watches it. Used in the cell's own turn only.</summary>
internal sealed class DeathWatch(ActorCell cell)
{
    private Dictionary<InternalActorRefBase, object?>? _watching;
    private Dictionary<InternalActorRefBase, object?>? _queued;
    private List<InternalActorRefBase>? _watchers;

    internal IActorRef Watch(IActorRef subject, object? message)
    {
        var actor = ActorRefAccess.Internal(subject);
        if (ReferenceEquals(actor, cell.Ref))
            return subject;
        _watching ??= [];
        if (_watching.TryGetValue(actor, out var before))
        {
            if (!Equals(before, message))
                throw new InvalidOperationException($"{subject} is watched already, with {before ?? "no message"}: unwatch it first");
            return subject;
        }
        _watching.Add(actor, message);
        actor.SendSystem(new WatchMessage(cell.Ref));
        return subject;
    }

    internal void Unwatch(IActorRef subject)
    {
        var actor = ActorRefAccess.Internal(subject);
        if (_watching is not null && _watching.Remove(actor))
            actor.SendSystem(new UnwatchMessage(cell.Ref));
        _queued?.Remove(actor);
    }

    internal void UnwatchAll()
    {
        foreach (var actor in _watching?.Keys.ToArray() ?? [])
            actor.SendSystem(new UnwatchMessage(cell.Ref));
        _watching = null;
        _queued = null;
    }

    internal void AddWatcher(InternalActorRefBase watcher)
    {
        _watchers ??= [];
        if (!_watchers.Contains(watcher))
            _watchers.Add(watcher);
    }

    internal void RemoveWatcher(InternalActorRefBase watcher) => _watchers?.Remove(watcher);

    internal void NotifyWatchers()
    {
        foreach (var watcher in _watchers ?? [])
        {
            // The parent hears of every child's end anyway.
            if (!ReferenceEquals(watcher, cell.ParentRef))
                watcher.SendSystem(new DeathNotice(cell.Ref, existed: true));
        }
        _watchers = null;
    }

    /// <summary>A watched actor has stopped: the word waits in the mailbox behind what it had sent before.</summary>
    internal void Queue(InternalActorRefBase actor, bool existed)
    {
        if (_watching is null || !_watching.Remove(actor, out var message))
            return;
        if (cell.Fault?.Awaited == AwaitedEnd.Termination)
            return;
        (_queued ??= [])[actor] = message;
        cell.Mailbox.Enqueue(new Terminated(actor, existed, addressTerminated: false), actor);
    }

    /// <summary>Gives the word to the actor unless it has unwatched meanwhile.</summary>
    internal void Deliver(Terminated terminated)
    {
        if (_queued is null || !_queued.Remove(ActorRefAccess.Internal(terminated.ActorRef), out var message))
            return;
        cell.Message = message ?? terminated;
        cell.Receive(cell.Message);
    }
}
