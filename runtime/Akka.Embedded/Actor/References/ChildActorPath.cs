namespace Akka.Actor;

/// <summary>A name under another path.</summary>
public sealed class ChildActorPath : ActorPath
{
    private readonly ActorPath _parent;

    /// <summary>Makes the path of <paramref name="name"/> under <paramref name="parentPath"/>.</summary>
    public ChildActorPath(ActorPath parentPath, string name, long uid)
        : base(name, uid)
    {
        ArgumentNullException.ThrowIfNull(parentPath);
        ArgumentNullException.ThrowIfNull(name);
        if (name.Contains('/', StringComparison.Ordinal))
            throw new ArgumentException($"The name '{name}' has a '/' in it", nameof(name));
        _parent = parentPath;
        Depth = parentPath.Depth + 1;
    }

    internal override ActorPath ParentOrSelf => _parent;

    internal override RootActorPath RootPath => _parent.RootPath;

    private protected override ActorPath Reincarnate(long uid) => new ChildActorPath(_parent, Name, uid);
}
