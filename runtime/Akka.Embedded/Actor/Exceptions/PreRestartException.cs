namespace Akka.Actor;

/// <summary>PreRestart failed. The restart goes on.</summary>
public class PreRestartException : ActorInitializationException
{
    /// <summary>With the actor, what PreRestart threw, what had made the restart necessary, and the message of that moment.</summary>
    public PreRestartException(IActorRef actor, Exception restartException, Exception cause, object? optionalMessage)
        : base(actor, $"PreRestart failed, after {cause?.GetType()}: {cause?.Message}", restartException)
    {
        RestartException = restartException;
        OptionalMessage = optionalMessage;
    }

    /// <summary>What PreRestart threw.</summary>
    public Exception RestartException { get; }

    /// <summary>The message being handled when the actor failed, or null.</summary>
    public object? OptionalMessage { get; }
}
