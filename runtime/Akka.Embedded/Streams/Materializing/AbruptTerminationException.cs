using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace Akka.Streams;

/// <summary>The stream's actor was stopped before the stream ended: with its materializer, an actor or the actor system.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "Akka.NET has this one")]
public class AbruptTerminationException : Exception
{
    /// <summary>Who was stopped.</summary>
    public readonly IActorRef Actor;

    /// <summary>This actor was stopped.</summary>
    public AbruptTerminationException(IActorRef actor)
        : base($"The stream {actor} was stopped before it ended") => Actor = actor;
}
