using Akka.Embedded.Runtime;

namespace Akka.Actor;

/// <summary>An actor's end as a task.</summary>
public static class WatchAsyncSupport
{
    /// <summary>Completes with true when the actor has stopped, with false when the token is cancelled before.</summary>
    public static Task<bool> WatchAsync(this IActorRef target, CancellationToken token = default)
    {
        var end = TerminationRef.For(target);
        end.Limit(token);
        return end.Task;
    }
}
