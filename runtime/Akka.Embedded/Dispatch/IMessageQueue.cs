using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>Where an actor's messages wait. Many threads enqueue, one dequeues.</summary>
public interface IMessageQueue
{
    /// <summary>True where there is something to dequeue.</summary>
    bool HasMessages { get; }

    /// <summary>How many messages wait.</summary>
    int Count { get; }

    /// <summary>Puts a message in.</summary>
    void Enqueue(IActorRef receiver, Envelope envelope);

    /// <summary>Takes the next message out.</summary>
    bool TryDequeue(out Envelope envelope);

    /// <summary>Moves all that is left to dead letters when the actor has stopped.</summary>
    void CleanUp(IActorRef owner, IMessageQueue deadletters);
}
