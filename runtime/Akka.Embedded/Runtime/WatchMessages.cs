using Akka.Actor;

namespace Akka.Embedded.Runtime;

internal sealed class WatchMessage(InternalActorRefBase watcher) : SystemMessage
{
    internal InternalActorRefBase Watcher => watcher;

    internal override void Apply(ActorCell cell)
    {
        if (cell.IsTerminated)
            watcher.SendSystem(new DeathNotice(cell.Ref, existed: false));
        else
            cell.Deaths.AddWatcher(watcher);
    }
}

internal sealed class UnwatchMessage(InternalActorRefBase watcher) : SystemMessage
{
    internal override void Apply(ActorCell cell) => cell.DeathsOrNull?.RemoveWatcher(watcher);
}

/// <summary>Says to a parent and to watchers that an actor has stopped.</summary>
internal sealed class DeathNotice(InternalActorRefBase actor, bool existed) : SystemMessage
{
    internal InternalActorRefBase Actor => actor;

    internal override void Apply(ActorCell cell) => Termination.HandleDeath(cell, actor, existed);
}
