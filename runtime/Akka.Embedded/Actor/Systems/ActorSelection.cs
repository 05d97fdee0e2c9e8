using Akka.Embedded.Runtime;

namespace Akka.Actor;

/// <summary>The actors at a path: looked up anew for every message.</summary>
public class ActorSelection : ICanTell
{
    private readonly string[] _elements;

    internal ActorSelection(LocalActorSystem system, IActorRef anchor, string[] elements)
    {
        System = system;
        Anchor = anchor;
        _elements = elements;
    }

    /// <summary>Where the search starts.</summary>
    public IActorRef Anchor { get; }

    /// <summary>The path from the anchor.</summary>
    public string PathString => "/" + string.Join('/', _elements);

    internal LocalActorSystem System { get; }

    /// <summary>Sends the message to every actor that is there; where there is none it becomes a dead letter.</summary>
    public void Tell(object message, IActorRef? sender = null)
    {
        var targets = Selecting.Find(System, ActorRefAccess.Internal(Anchor), _elements);
        foreach (var target in targets)
            target.Tell(message, sender);
        if (targets.Count > 0)
            return;
        if (message is Identify identify)
            (sender ?? System.DeadLetters).Tell(new ActorIdentity(identify.MessageId, null!), ActorRefs.NoSender);
        else
            System.Undelivered(message, sender, System.DeadLetters);
    }

    /// <summary>The one actor there.</summary>
    /// <exception cref="ActorNotFoundException">None answered in time.</exception>
    public Task<IActorRef> ResolveOne(TimeSpan timeout) => ResolveOne(timeout, CancellationToken.None);

    /// <summary>The one actor there.</summary>
    /// <exception cref="ActorNotFoundException">None answered in time.</exception>
    public async Task<IActorRef> ResolveOne(TimeSpan timeout, CancellationToken ct)
    {
        try
        {
            var identity = await this.Ask<ActorIdentity>(new Identify(this), timeout, ct).ConfigureAwait(false);
            return identity.Subject ?? throw new ActorNotFoundException($"There is no actor at {this}");
        }
        catch (AskTimeoutException e)
        {
            throw new ActorNotFoundException($"No actor answered at {this} within {timeout}", e);
        }
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) =>
        obj is ActorSelection other && Anchor.Equals(other.Anchor) && PathString == other.PathString;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Anchor, PathString);

    /// <inheritdoc />
    public override string ToString() => $"ActorSelection[Anchor({Anchor.Path}), Path({PathString})]";

    internal static ActorSelection From(LocalActorSystem system, IActorRef anchor, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Contains("://", StringComparison.Ordinal))
            return From(system, ActorPath.Parse(path));
        var elements = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return new ActorSelection(system, path.StartsWith('/') ? system.Root : anchor, elements);
    }

    internal static ActorSelection From(LocalActorSystem system, ActorPath path) => new(system, system.Root, [.. path.Elements]);
}
