namespace Akka.Actor;

/// <summary>The new incarnation's constructor or PostRestart failed.</summary>
public class PostRestartException : ActorInitializationException
{
    /// <summary>With the actor, what PostRestart threw, and what had made the restart necessary.</summary>
    public PostRestartException(IActorRef actor, Exception cause, Exception originalCause)
        : base(actor, $"Restart failed, after {originalCause?.GetType()}: {originalCause?.Message}", cause) =>
        OriginalCause = originalCause!;

    /// <summary>What had made the restart necessary.</summary>
    public Exception OriginalCause { get; }
}
