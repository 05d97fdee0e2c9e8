namespace Akka.Actor;

/// <summary>A watched actor stopped, and the watcher did not handle <see cref="Terminated"/>.</summary>
public class DeathPactException : AkkaException
{
    /// <summary>With the actor that stopped.</summary>
    public DeathPactException(IActorRef deadActor)
        : base($"Monitored actor {deadActor} terminated") => DeadActor = deadActor;

    /// <summary>Who stopped.</summary>
    public IActorRef DeadActor { get; }
}
