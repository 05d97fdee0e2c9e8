namespace Akka.Actor;

/// <summary>Constructor or PreStart failed. By default the supervisor stops such an actor.</summary>
public class ActorInitializationException : AkkaException
{
    /// <summary>With a message.</summary>
    public ActorInitializationException(string message)
        : base(message)
    {
    }

    /// <summary>With the actor, a message and the cause.</summary>
    public ActorInitializationException(IActorRef? actor, string message, Exception? cause = null)
        : base(actor is null ? message : $"{actor}: {message}", cause) => Actor = actor;

    /// <summary>The actor that could not start, or null.</summary>
    public IActorRef? Actor { get; set; }
}
