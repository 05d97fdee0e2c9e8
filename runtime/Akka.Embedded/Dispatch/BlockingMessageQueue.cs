using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>A message queue around a container that is not safe for threads: every access holds one lock.</summary>
public abstract class BlockingMessageQueue : IMessageQueue
{
    private readonly Lock _lock = new();

    /// <summary>For subclasses.</summary>
    protected BlockingMessageQueue()
    {
    }

    /// <inheritdoc />
    public bool HasMessages => Count > 0;

    /// <inheritdoc />
    public int Count
    {
        get
        {
            lock (_lock)
                return LockedCount;
        }
    }

    /// <summary>How many messages wait; called under the lock.</summary>
    protected abstract int LockedCount { get; }

    /// <inheritdoc />
    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        lock (_lock)
            LockedEnqueue(envelope);
    }

    /// <inheritdoc />
    public bool TryDequeue(out Envelope envelope)
    {
        lock (_lock)
            return LockedTryDequeue(out envelope);
    }

    /// <inheritdoc />
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope))
            deadletters.Enqueue(owner, envelope);
    }

    /// <summary>Puts a message in; called under the lock.</summary>
    protected abstract void LockedEnqueue(Envelope envelope);

    /// <summary>Takes the next message out; called under the lock.</summary>
    protected abstract bool LockedTryDequeue(out Envelope envelope);
}
