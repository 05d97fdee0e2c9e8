namespace Akka.Actor;

/// <summary>The root of an actor system: its address and nothing below.</summary>
public sealed class RootActorPath : ActorPath
{
    /// <summary>Makes the root of a system.</summary>
    public RootActorPath(Address address, string name = "/")
        : base(name, 0) => RootAddress = address;

    internal Address RootAddress { get; }

    internal override ActorPath ParentOrSelf => this;

    internal override RootActorPath RootPath => this;

    private protected override ActorPath Reincarnate(long uid) => this;
}
