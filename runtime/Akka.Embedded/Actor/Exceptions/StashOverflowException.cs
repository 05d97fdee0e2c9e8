namespace Akka.Actor;

/// <summary>The stash is full.</summary>
public class StashOverflowException : AkkaException
{
    /// <summary>With a message and the cause.</summary>
    public StashOverflowException(string message, Exception? innerEx = null)
        : base(message, innerEx)
    {
    }
}
