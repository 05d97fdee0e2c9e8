namespace Akka.Actor;

/// <summary>Null was sent.</summary>
public class InvalidMessageException : AkkaException
{
    /// <summary>With a message.</summary>
    public InvalidMessageException(string message)
        : base(message)
    {
    }
}
