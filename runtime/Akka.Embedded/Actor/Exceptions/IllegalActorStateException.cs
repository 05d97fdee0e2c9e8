namespace Akka.Actor;

/// <summary>The call does not fit what the actor is doing, such as stashing one message twice.</summary>
public class IllegalActorStateException : AkkaException
{
    /// <summary>With a message.</summary>
    public IllegalActorStateException(string message)
        : base(message)
    {
    }
}
