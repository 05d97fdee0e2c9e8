using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Dispatch.MessageQueues;

namespace Akka.Embedded.Runtime;

/// <summary>
/// An actor's two queues and its turn. Messages go into segments, or into the queue of a mailbox type; system messages have a lock-free
/// stack of their own and go first. At most one turn runs or is scheduled at any time. What only the turn writes lies in the cell: in
/// this object it would share a cache line with what the senders write.
/// </summary>
internal sealed class Mailbox : IThreadPoolWorkItem
{
    private const int Idle = 0;
    private const int Scheduled = 1;

    private readonly ActorCell _cell;
    private readonly ActorDispatcher _dispatcher;
    private readonly IMessageQueue? _queue;
    private MessageSegment _last = null!;
    private SystemMessage? _system;
    private int _status;

    internal Mailbox(ActorCell cell, ActorDispatcher dispatcher, IMessageQueue? queue)
    {
        _cell = cell;
        _dispatcher = dispatcher;
        _queue = queue;
        if (queue is not null)
            return;
        _last = new MessageSegment(MessageSegment.First);
        cell.Turn.Reader = new SegmentReader(_last);
    }

    internal ActorDispatcher Dispatcher => _dispatcher;

    /// <summary>How many reasons there are to leave the user's messages alone. For the actor's own turn only.</summary>
    internal int Suspensions
    {
        get => _cell.Turn.Suspensions;
        set => _cell.Turn.Suspensions = value;
    }

    private bool MayRun => Suspensions == 0 || _cell.IsTerminated;

    private bool HasUserMessages =>
        _cell.Turn.Front is not null || (_queue is null ? _cell.Turn.Reader.HasMessages : _queue.HasMessages);

    internal void Enqueue(object message, IActorRef? sender)
    {
        if (_queue is not null)
        {
            _queue.Enqueue(_cell.Self, new Envelope(message, sender!));
        }
        else
        {
            var last = Volatile.Read(ref _last);
            if (!last.TryAdd(message, sender))
                AddAfter(last, message, sender);
        }
        TrySchedule();
    }

    /// <summary>Puts a message before all others. For the actor's own turn only.</summary>
    internal void EnqueueFirst(Envelope envelope) =>
        _cell.Turn.Front = new MessageNode(envelope.Message, envelope.Sender, _cell.Turn.Front);

    internal void EnqueueSystem(SystemMessage message)
    {
        SystemMessage? top;
        do
        {
            top = Volatile.Read(ref _system);
            message.Next = top;
        }
        while (Interlocked.CompareExchange(ref _system, message, top) != top);
        TrySchedule();
    }

    void IThreadPoolWorkItem.Execute()
    {
        var outer = ActorCell.Enter(_cell);
        try
        {
            RunSystemMessages();
            RunUserMessages();
        }
        finally
        {
            ActorCell.Leave(outer);
            Park();
        }
    }

    private void RunSystemMessages()
    {
        while (Volatile.Read(ref _system) is not null)
        {
            var next = Reverse(Interlocked.Exchange(ref _system, null));
            while (next is not null)
            {
                var message = next;
                next = message.Next;
                message.Next = null;
                _cell.InvokeSystem(message);
            }
        }
    }

    private void RunUserMessages()
    {
        var left = _dispatcher.Throughput;
        while (left-- > 0 && MayRun && TryDequeue(out var message, out var sender))
        {
            _cell.Invoke(message, sender);
            if (Volatile.Read(ref _system) is not null)
                RunSystemMessages();
        }
    }

    private void Park()
    {
        // The exchange is a full fence: a sender that still saw the turn running has put its message where this looks now.
        Interlocked.Exchange(ref _status, Idle);
        if (Volatile.Read(ref _system) is not null || (MayRun && HasUserMessages))
            TrySchedule();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void TrySchedule()
    {
        if (Volatile.Read(ref _status) == Idle && Interlocked.CompareExchange(ref _status, Scheduled, Idle) == Idle)
            _dispatcher.Schedule(this);
    }

    /// <summary>
    /// Goes on from the very segment that was full. A segment read anew may have room left, and one with room must never get a
    /// successor: the receiver leaves a segment only once it has taken every slot of it, and would wait for those for ever.
    /// </summary>
    private void AddAfter(MessageSegment full, object message, IActorRef? sender)
    {
        var segment = full;
        do
        {
            var next = segment.Successor();
            Interlocked.CompareExchange(ref _last, next, segment);
            segment = next;
        }
        while (!segment.TryAdd(message, sender));
    }

    private bool TryDequeue(out object message, out IActorRef? sender)
    {
        ref var turn = ref _cell.Turn;
        if (turn.Front is { } front)
        {
            turn.Front = front.Next;
            (message, sender) = (front.Message, front.Sender);
            return true;
        }
        return _queue is null ? turn.Reader.TryTake(out message, out sender) : TryDequeueCustom(out message, out sender);
    }

    private bool TryDequeueCustom(out object message, out IActorRef? sender)
    {
        var found = _queue!.TryDequeue(out var envelope);
        (message, sender) = (envelope.Message, envelope.Sender);
        return found;
    }

    private static SystemMessage? Reverse(SystemMessage? node)
    {
        SystemMessage? reversed = null;
        while (node is not null)
        {
            var next = node.Next;
            node.Next = reversed;
            (reversed, node) = (node, next);
        }
        return reversed;
    }
}
