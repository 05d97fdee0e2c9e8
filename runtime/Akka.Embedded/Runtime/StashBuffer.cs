using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>Messages set aside, oldest first. They go back to the front of the mailbox.</summary>
internal sealed class StashBuffer(ActorCell cell) : IStash
{
    private LinkedList<Envelope>? _envelopes;
    private int _lastDelivery = -1;

    public int Count => _envelopes?.Count ?? 0;

    public bool IsEmpty => Count == 0;

    public bool NonEmpty => Count > 0;

    public bool IsFull => false;

    public int Capacity => -1;

    public void Stash()
    {
        if (cell.Message is not { } message)
            throw new IllegalActorStateException($"{cell.Self} has no message to stash");
        if (_lastDelivery == cell.Delivery)
            throw new IllegalActorStateException($"Can't stash the same message {message.GetType()} more than once");
        _lastDelivery = cell.Delivery;
        (_envelopes ??= new LinkedList<Envelope>()).AddLast(new Envelope(message, cell.MessageSender!));
    }

    public void Unstash()
    {
        if (_envelopes?.First is not { } first)
            return;
        _envelopes.RemoveFirst();
        cell.Mailbox.EnqueueFirst(first.Value);
    }

    public void UnstashAll()
    {
        while (_envelopes?.Last is { } last)
        {
            _envelopes.RemoveLast();
            cell.Mailbox.EnqueueFirst(last.Value);
        }
    }

    public void UnstashAll(Func<Envelope, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        var kept = ClearStash().Where(predicate).Reverse();
        foreach (var envelope in kept)
            cell.Mailbox.EnqueueFirst(envelope);
    }

    public IEnumerable<Envelope> ClearStash()
    {
        IEnumerable<Envelope> stashed = _envelopes ?? [];
        _envelopes = null;
        return stashed;
    }

    public void Prepend(IEnumerable<Envelope> envelopes)
    {
        ArgumentNullException.ThrowIfNull(envelopes);
        _envelopes ??= new LinkedList<Envelope>();
        foreach (var envelope in envelopes.Reverse())
            _envelopes.AddFirst(envelope);
    }
}
