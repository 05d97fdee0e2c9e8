using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Dispatch.MessageQueues;

namespace Akka.Embedded.Runtime;

/// <summary>
/// An actor's two queues and its turn. Senders push onto a lock-free stack; the actor's turn takes the whole stack at once and turns it
/// round, so that sender and receiver meet at one word per batch instead of one per message. System messages have a stack of their own
/// and go first. At most one turn runs or is scheduled at any time. What only the turn writes lies in the cell: in this object it would
/// share a cache line with what the senders write.
/// </summary>
internal sealed class Mailbox(ActorCell cell, ActorDispatcher dispatcher, IMessageQueue? queue) : IThreadPoolWorkItem
{
    private const int Idle = 0;
    private const int Scheduled = 1;

    private MessageNode? _incoming;
    private SystemMessage? _system;
    private int _status;

    internal ActorDispatcher Dispatcher => dispatcher;

    /// <summary>How many reasons there are to leave the user's messages alone. For the actor's own turn only.</summary>
    internal int Suspensions
    {
        get => cell.Turn.Suspensions;
        set => cell.Turn.Suspensions = value;
    }

    private bool HasUserMessages => cell.Turn.Ready is not null || (queue is null ? _incoming is not null : queue.HasMessages);

    internal void Enqueue(object message, IActorRef? sender)
    {
        if (queue is null)
            Push(new MessageNode(message, sender));
        else
            queue.Enqueue(cell.Self, new Envelope(message, sender!));
        TrySchedule();
    }

    /// <summary>Puts a message before all others. For the actor's own turn only.</summary>
    internal void EnqueueFirst(Envelope envelope) =>
        cell.Turn.Ready = new MessageNode(envelope.Message, envelope.Sender) { Next = cell.Turn.Ready };

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
        var outer = ActorCell.Enter(cell);
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

    internal void RunSystemMessages()
    {
        while (Volatile.Read(ref _system) is not null)
        {
            var next = Reverse(Interlocked.Exchange(ref _system, null));
            while (next is not null)
            {
                var message = next;
                next = message.Next;
                message.Next = null;
                cell.InvokeSystem(message);
            }
        }
    }

    private void RunUserMessages()
    {
        var left = dispatcher.Throughput;
        while (left-- > 0 && MayRun && TryDequeue(out var message, out var sender))
        {
            cell.Invoke(message, sender);
            if (Volatile.Read(ref _system) is not null)
                RunSystemMessages();
        }
    }

    private bool MayRun => Suspensions == 0 || cell.IsTerminated;

    private void Park()
    {
        Interlocked.Exchange(ref _status, Idle);
        if (Volatile.Read(ref _system) is not null || (MayRun && HasUserMessages))
            TrySchedule();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void TrySchedule()
    {
        if (Volatile.Read(ref _status) == Idle && Interlocked.CompareExchange(ref _status, Scheduled, Idle) == Idle)
            dispatcher.Schedule(this);
    }

    private void Push(MessageNode node)
    {
        MessageNode? top;
        do
        {
            top = Volatile.Read(ref _incoming);
            node.Next = top;
        }
        while (Interlocked.CompareExchange(ref _incoming, node, top) != top);
    }

    private bool TryDequeue(out object message, out IActorRef? sender)
    {
        var node = cell.Turn.Ready;
        if (node is null)
        {
            if (queue is not null)
                return TryDequeueCustom(out message, out sender);
            node = TakeIncoming();
            if (node is null)
            {
                (message, sender) = (null!, null);
                return false;
            }
        }
        cell.Turn.Ready = node.Next;
        // The next message may outlive this one by long: the link would keep a chain of handled messages alive in an older generation.
        node.Next = null;
        (message, sender) = (node.Message, node.Sender);
        return true;
    }

    private bool TryDequeueCustom(out object message, out IActorRef? sender)
    {
        var found = queue!.TryDequeue(out var envelope);
        (message, sender) = (envelope.Message, envelope.Sender);
        return found;
    }

    private MessageNode? TakeIncoming()
    {
        if (Volatile.Read(ref _incoming) is null)
            return null;
        MessageNode? reversed = null;
        for (var node = Interlocked.Exchange(ref _incoming, null); node is not null;)
        {
            var next = node.Next;
            node.Next = reversed;
            (reversed, node) = (node, next);
        }
        return reversed;
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
