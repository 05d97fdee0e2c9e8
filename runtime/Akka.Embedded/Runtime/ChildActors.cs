using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>
/// An actor's children by name. The guardians' children are started from any thread, so every access holds the lock; order is that of the
/// starts.
/// </summary>
internal sealed class ChildActors(ActorCell parent)
{
    private readonly Dictionary<string, ActorCell> _byName = new(1, StringComparer.Ordinal);
    private long _anonymous;
    private int _dying;
    private bool _closed;

    internal bool IsEmpty
    {
        get
        {
            lock (_byName)
                return _byName.Count == 0;
        }
    }

    /// <summary>True where the parent waits for a child that it has told to stop.</summary>
    internal bool HasDying
    {
        get
        {
            lock (_byName)
                return _dying > 0;
        }
    }

    internal IActorRef Start(Props props, string? name)
    {
        ArgumentNullException.ThrowIfNull(props);
        if (name is not null)
            CheckName(name);
        return Add(props, name).Self;
    }

    internal ActorCell? Find(string name)
    {
        lock (_byName)
            return _byName.GetValueOrDefault(name);
    }

    internal ActorCell[] Snapshot()
    {
        lock (_byName)
            return [.. _byName.Values];
    }

    internal bool Remove(ActorCell child)
    {
        lock (_byName)
        {
            if (_byName.GetValueOrDefault(child.Ref.Path.Name) != child)
                return false;
            _dying -= child.IsDying ? 1 : 0;
            return _byName.Remove(child.Ref.Path.Name);
        }
    }

    /// <summary>The parent has told the child to stop.</summary>
    internal void MarkDying(ActorCell child)
    {
        lock (_byName)
        {
            _dying += child.IsDying ? 0 : 1;
            child.IsDying = true;
        }
    }

    /// <summary>No child may be started any more.</summary>
    internal void Close()
    {
        lock (_byName)
            _closed = true;
    }

    private ActorCell Add(Props props, string? name)
    {
        lock (_byName)
        {
            if (_closed || parent.IsTerminated)
                throw new InvalidOperationException($"{parent.Self} is stopping or has stopped: it cannot start {name ?? "a child"}");
            name ??= AnonymousNames.Name(_anonymous++);
            if (_byName.ContainsKey(name))
                throw new InvalidActorNameException($"Actor name \"{name}\" is not unique under {parent.Self}");
            var child = parent.SystemImpl.NewCell(parent, props, name);
            // Creation is the first thing in its mailbox, before anyone can find it by its name.
            child.Mailbox.EnqueueSystem(new CreateMessage());
            _byName.Add(name, child);
            return child;
        }
    }

    private static void CheckName(string name)
    {
        if (name.Length == 0)
            throw new InvalidActorNameException("Actor name must not be empty");
        if (!ActorPath.IsValidPathElement(name))
            throw new InvalidActorNameException(
                $"Illegal actor name [{name}]. It must not start with '$' and may have ASCII letters, digits, %XX and -_.*$+:@&=,!~';() only");
    }
}
