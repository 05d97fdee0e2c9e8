namespace Akka.Actor;

/// <summary>An Ask got no answer in its time.</summary>
public class AskTimeoutException : AkkaException
{
    /// <summary>With a message.</summary>
    public AskTimeoutException(string message)
        : base(message)
    {
    }
}
