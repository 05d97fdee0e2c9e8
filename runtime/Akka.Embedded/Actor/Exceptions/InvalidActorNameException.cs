namespace Akka.Actor;

/// <summary>The name is empty, has symbols that a path cannot have, or is taken under this parent.</summary>
public class InvalidActorNameException : AkkaException
{
    /// <summary>With a message.</summary>
    public InvalidActorNameException(string message)
        : base(message)
    {
    }
}
