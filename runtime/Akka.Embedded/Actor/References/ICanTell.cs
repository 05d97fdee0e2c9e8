namespace Akka.Actor;

/// <summary>Anything a message can be told to: an actor reference or a selection.</summary>
public interface ICanTell
{
    /// <summary>Sends a message, at most once, without waiting. <paramref name="sender"/> is who gets the replies.</summary>
    void Tell(object message, IActorRef? sender);
}
