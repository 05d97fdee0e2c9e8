using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>
/// A row of slots for messages. Senders claim slots by counting up; the one receiver takes them in order. When it is full its successor
/// goes on. So a message costs two words and no object of its own.
/// </summary>
internal sealed class MessageSegment(int length)
{
    internal const int First = 4;
    private const int Usual = 16;
    private const int Largest = 1024;

    internal readonly Slot[] Slots = new Slot[length];
    private MessageSegment? _next;
    private int _claimed;

    internal MessageSegment? Next => Volatile.Read(ref _next);

    /// <summary>False where the segment is full.</summary>
    internal bool TryAdd(object message, IActorRef? sender)
    {
        var index = Interlocked.Increment(ref _claimed) - 1;
        if (index >= Slots.Length)
            return false;
        ref var slot = ref Slots[index];
        slot.Sender = sender;
        // The message comes last: it says that the slot is filled.
        Volatile.Write(ref slot.Message, message);
        return true;
    }

    internal bool IsClaimed(int index) => Volatile.Read(ref _claimed) > index;

    /// <summary>The segment after this one, made now if it is not there.</summary>
    internal MessageSegment Successor()
    {
        if (Next is { } next)
            return next;
        var made = new MessageSegment(SuccessorLength());
        return Interlocked.CompareExchange(ref _next, made, null) ?? made;
    }

    /// <summary>Long where the receiver lags behind, short where it keeps up: what an idle actor holds stays small.</summary>
    private int SuccessorLength() =>
        Volatile.Read(ref Slots[Slots.Length / 2].Message) is null ? Usual : Math.Min(Largest, Slots.Length * 2);

    internal struct Slot
    {
        internal object? Message;
        internal IActorRef? Sender;
    }
}
