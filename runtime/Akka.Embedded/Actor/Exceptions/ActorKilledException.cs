namespace Akka.Actor;

/// <summary>The actor was sent <see cref="Kill"/>.</summary>
public class ActorKilledException : AkkaException
{
    /// <summary>With a message.</summary>
    public ActorKilledException(string message)
        : base(message)
    {
    }
}
