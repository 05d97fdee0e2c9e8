namespace Akka.Actor;

/// <summary>Makes actors in a way of its own, such as from a container.</summary>
public interface IIndirectActorProducer
{
    /// <summary>The type of what <see cref="Produce"/> makes.</summary>
    Type ActorType { get; }

    /// <summary>Makes a new incarnation: never the same object twice.</summary>
    ActorBase Produce();

    /// <summary>The incarnation has ended.</summary>
    void Release(ActorBase actor);
}
