namespace Akka.Actor;

/// <summary>
/// The handle of one incarnation of one actor. It can be kept and sent around after the actor has stopped: messages then become
/// dead letters.
/// </summary>
public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>, IComparable
{
    /// <summary>Where the actor stands in the tree of supervision.</summary>
    ActorPath Path { get; }
}
