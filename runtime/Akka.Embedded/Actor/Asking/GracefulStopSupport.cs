using Akka.Embedded.Runtime;

namespace Akka.Actor;

/// <summary>Stopping an actor and hearing when it has.</summary>
public static class GracefulStopSupport
{
    /// <summary>Stops with a <see cref="PoisonPill"/>; the task fails with <see cref="TaskCanceledException"/> after the timeout.</summary>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) => target.GracefulStop(timeout, PoisonPill.Instance);

    /// <summary>Stops with a message that the actor understands.</summary>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        var end = TerminationRef.For(target);
        target.Tell(stopMessage, ActorRefs.NoSender);
        end.Limit(timeout);
        return end.Task;
    }
}
