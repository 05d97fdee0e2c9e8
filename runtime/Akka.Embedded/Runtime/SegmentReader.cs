using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>Where the receiver stands in the segments of a mailbox. For the actor's own turn only.</summary>
internal struct SegmentReader(MessageSegment first)
{
    private MessageSegment _segment = first;
    private MessageSegment.Slot[] _slots = first.Slots;
    private int _taken;

    /// <summary>True where a sender has claimed a slot, though its message may not be in it yet.</summary>
    internal readonly bool HasMessages => _taken < _slots.Length ? _segment.IsClaimed(_taken) : _segment.Next?.IsClaimed(0) == true;

    internal bool TryTake(out object message, out IActorRef? sender)
    {
        if (_taken == _slots.Length && !TryMoveOn())
        {
            (message, sender) = (null!, null);
            return false;
        }
        ref var slot = ref _slots[_taken];
        var filled = Volatile.Read(ref slot.Message) ?? Await(ref slot);
        if (filled is null)
        {
            (message, sender) = (null!, null);
            return false;
        }
        (message, sender) = (filled, slot.Sender);
        slot = default;
        _taken++;
        return true;
    }

    /// <summary>Null where no sender has claimed the slot; else what it is just putting in.</summary>
    private readonly object? Await(ref MessageSegment.Slot slot)
    {
        if (!_segment.IsClaimed(_taken))
            return null;
        var spin = new SpinWait();
        while (true)
        {
            if (Volatile.Read(ref slot.Message) is { } message)
                return message;
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    private bool TryMoveOn()
    {
        if (_segment.Next is not { } next)
            return false;
        _segment = next;
        _slots = next.Slots;
        _taken = 0;
        return true;
    }
}
