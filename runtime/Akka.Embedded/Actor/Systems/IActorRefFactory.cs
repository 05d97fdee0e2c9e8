namespace Akka.Actor;

/// <summary>Starts actors and finds them.</summary>
public interface IActorRefFactory
{
    /// <summary>Starts an actor as a child; without a name it gets one. It is created in its own first turn.</summary>
    /// <exception cref="InvalidActorNameException">The name is taken, or is not one.</exception>
    IActorRef ActorOf(Props props, string? name = null);

    /// <summary>The actors at a path, which may be relative and have <c>*</c> and <c>?</c>.</summary>
    ActorSelection ActorSelection(ActorPath actorPath);

    /// <summary>The actors at a path, which may be relative and have <c>*</c> and <c>?</c>.</summary>
    ActorSelection ActorSelection(string actorPath);
}
