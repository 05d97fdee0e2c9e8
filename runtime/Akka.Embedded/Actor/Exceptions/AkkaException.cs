namespace Akka.Actor;

/// <summary>The base of what the actor runtime throws.</summary>
public abstract class AkkaException : Exception
{
    /// <summary>Without a message.</summary>
    protected AkkaException()
    {
    }

    /// <summary>With a message and, where there is one, the cause.</summary>
    protected AkkaException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>What led to it, or null.</summary>
    protected Exception? Cause => InnerException;
}
