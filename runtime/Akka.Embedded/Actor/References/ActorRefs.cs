namespace Akka.Actor;

/// <summary>The two ways to say that there is no actor.</summary>
public static class ActorRefs
{
    /// <summary>Swallows every message.</summary>
    public static readonly Nobody Nobody = new();

    /// <summary>No sender: replies go to dead letters. It is null, as in Akka.NET.</summary>
    public static readonly IActorRef NoSender = null!;
}
