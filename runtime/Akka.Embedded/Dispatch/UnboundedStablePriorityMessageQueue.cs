using Akka.Actor;
using Akka.Embedded.Runtime;

namespace Akka.Dispatch.MessageQueues;

/// <summary>
/// Gives out the message with the lowest priority number, and among equals the one that came first: a heap ordered by
/// (priority, arrival number).
/// </summary>
public class UnboundedStablePriorityMessageQueue : BlockingMessageQueue
{
    private readonly PriorityQueue<Envelope, (int Priority, long Arrival)> _heap;
    private readonly Func<object, int> _priorityGenerator;
    private long _arrivals;

    /// <summary>Makes a queue; lower numbers of <paramref name="priorityGenerator"/> go first.</summary>
    public UnboundedStablePriorityMessageQueue(Func<object, int> priorityGenerator, int initialCapacity)
    {
        _priorityGenerator = priorityGenerator;
        _heap = new PriorityQueue<Envelope, (int, long)>(initialCapacity);
    }

    /// <inheritdoc />
    protected override int LockedCount => _heap.Count;

    /// <inheritdoc />
    protected override void LockedEnqueue(Envelope envelope)
    {
        var message = envelope.Message is TimerEntry timer ? timer.Message : envelope.Message;
        _heap.Enqueue(envelope, (_priorityGenerator(message), _arrivals++));
    }

    /// <inheritdoc />
    protected override bool LockedTryDequeue(out Envelope envelope) => _heap.TryDequeue(out envelope, out _);
}
