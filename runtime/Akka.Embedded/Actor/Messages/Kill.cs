namespace Akka.Actor;

/// <summary>Makes the actor fail with <see cref="ActorKilledException"/>; its supervisor decides, by default it stops.</summary>
public sealed class Kill : IAutoReceivedMessage
{
    private Kill()
    {
    }

    /// <summary>The one message.</summary>
    public static Kill Instance { get; } = new();

    /// <inheritdoc />
    public override string ToString() => "<Kill>";
}
