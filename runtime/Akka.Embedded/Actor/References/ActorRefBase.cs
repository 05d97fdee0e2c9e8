namespace Akka.Actor;

/// <summary>Equality, order and the check of arguments that every actor reference shares: two references are one actor's when
/// path and incarnation agree.</summary>
public abstract class ActorRefBase : IActorRef
{
    /// <inheritdoc />
    public abstract ActorPath Path { get; }

    /// <inheritdoc />
    public void Tell(object message, IActorRef? sender)
    {
        if (message is null)
            throw new InvalidMessageException("Message is null");
        TellInternal(message, sender);
    }

    /// <summary>Hands over a message that is not null.</summary>
    protected abstract void TellInternal(object message, IActorRef? sender);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is IActorRef other && Equals(other);

    /// <inheritdoc />
    public bool Equals(IActorRef? other) =>
        ReferenceEquals(this, other) || (other is not null && Path.Uid == other.Path.Uid && Path.Equals(other.Path));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Path, Path.Uid);

    /// <inheritdoc />
    public int CompareTo(object? obj) => obj is IActorRef other ? CompareTo(other) : 1;

    /// <inheritdoc />
    public int CompareTo(IActorRef? other)
    {
        if (other is null)
            return 1;
        var byPath = Path.CompareTo(other.Path);
        return byPath != 0 ? byPath : Path.Uid.CompareTo(other.Path.Uid);
    }

    /// <inheritdoc />
    public override string ToString() => $"[{Path.ToStringWithUid()}]";
}
