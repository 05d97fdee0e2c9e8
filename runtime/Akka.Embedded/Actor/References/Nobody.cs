namespace Akka.Actor;

/// <summary>The reference that stands for "there is none".</summary>
public sealed class Nobody : MinimalActorRef
{
    private readonly RootActorPath _path = new(new Address("akka", "all-systems"), "/Nobody");

    internal Nobody()
    {
    }

    /// <inheritdoc />
    public override ActorPath Path => _path;
}
