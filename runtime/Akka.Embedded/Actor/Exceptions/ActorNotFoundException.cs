namespace Akka.Actor;

/// <summary>No actor answered at the selection.</summary>
public class ActorNotFoundException : AkkaException
{
    /// <summary>With a message and the cause.</summary>
    public ActorNotFoundException(string message, Exception? innerEx = null)
        : base(message, innerEx)
    {
    }
}
