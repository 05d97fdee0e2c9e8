using Akka.Persistence;

namespace Akka.Embedded.Persistence;

/// <summary>
/// What an actor persists: the events of a turn are numbered and serialized as they come, stored in one batch at the turn's end, and their
/// handlers run in order once they are durable. For the actor's own turn only.
/// </summary>
internal sealed class EventWriter(Eventsourced actor, PersistenceRuntime persistence)
{
    private readonly Queue<EventBatch> _underWay = new();
    private EventBatch _open = new();
    private long _numbered;
    private int _held;
    private bool _failed;
    private Action<Invocation>? _run;
    private Action? _runHandlers;

    /// <summary>Whether other messages must wait.</summary>
    public bool HoldsMessages => _held > 0;

    private bool IsIdle => _underWay.Count == 0 && _open.IsEmpty;

    /// <summary>The number of the last event that was recovered.</summary>
    public void ContinueFrom(long sequenceNr) => _numbered = sequenceNr;

    public void Persist<TEvent>(IReadOnlyCollection<TEvent> events, Action<TEvent> handler, bool holdsMessages)
    {
        var first = _numbered + 1;
        var (stored, rejection) = Encode(events, first);
        var index = 0;
        foreach (var domainEvent in events)
        {
            Enqueue(new Invocation
            {
                Event = domainEvent!,
                Handler = e => handler((TEvent)e),
                Sender = actor.Cell.MessageSender,
                HoldsMessages = holdsMessages,
                Stored = stored?[index],
                Rejection = rejection,
                SequenceNr = first + index++,
            });
        }
        if (rejection is null) _numbered += events.Count;
    }

    /// <summary>Calls the handler when all that was persisted before is durable: at once when nothing is under way.</summary>
    public void Defer<TEvent>(TEvent evt, Action<TEvent> handler)
    {
        if (IsIdle) handler(evt);
        else Enqueue(new Invocation { Event = evt!, Handler = e => handler((TEvent)e), Sender = actor.Cell.MessageSender });
    }

    /// <summary>The turn failed: what it wanted to persist is not.</summary>
    public void DiscardTurn()
    {
        _held -= _open.Held;
        _numbered -= _open.Events().Count;
        _open = new EventBatch();
    }

    /// <summary>The turn ended: its events go to the journal.</summary>
    public void EndTurn()
    {
        if (_open.IsEmpty || _failed) return;
        var batch = _open;
        _open = new EventBatch();
        var events = batch.Events();
        batch.Write = events.Count == 0
            ? Task.CompletedTask
            : persistence.Options.Journal.Write(new JournalBatch(actor.PersistenceId, events, persistence.Now) { Fence = actor.Cell.Hold?.Fence });
        _underWay.Enqueue(batch);
        ActorTurn.After(actor, batch.Write, _runHandlers ??= RunHandlers);
    }

    /// <summary>The incarnation ends; a write under way may still succeed.</summary>
    public void Abandon()
    {
        if (_underWay.Count > 0) persistence.Unfinished.Add(actor.PersistenceId, _underWay.Last().Write!);
    }

    private (JournalEvent[]? Stored, Exception? Rejection) Encode<TEvent>(IReadOnlyCollection<TEvent> events, long first)
    {
        try
        {
            var stored = new JournalEvent[events.Count];
            var index = 0;
            foreach (var domainEvent in events)
            {
                stored[index] = persistence.Codec.Encode(domainEvent!, first + index);
                index++;
            }
            return (stored, null);
        }
        catch (Exception rejection)
        {
            return (null, rejection);
        }
    }

    private void Enqueue(Invocation invocation)
    {
        _open.Add(invocation);
        if (invocation.HoldsMessages) _held++;
    }

    private void RunHandlers()
    {
        while (!_failed && _underWay.TryPeek(out var batch) && batch.Write!.IsCompleted)
        {
            if (batch.Write.IsCompletedSuccessfully) RunHandlers(batch);
            else Fail(batch);
        }
    }

    private void RunHandlers(EventBatch batch)
    {
        while (batch.TakeNext() is { } invocation)
        {
            try
            {
                actor.TakeTurn(_run ??= Run, invocation);
            }
            catch
            {
                // Should the supervisor let the actor go on, the handlers after the failed one are still due.
                ActorTurn.Soon(actor, RunHandlers);
                throw;
            }
        }
        _underWay.Dequeue();
    }

    private void Run(Invocation invocation)
    {
        if (invocation.HoldsMessages) _held--;
        actor.Cell.Message = invocation.Event;
        actor.Cell.MessageSender = invocation.Sender;
        if (invocation.Rejection is null) actor.Handle(invocation);
        else actor.Reject(invocation.Rejection, invocation.Event, invocation.SequenceNr);
        actor.Cell.Message = null;
        actor.Cell.MessageSender = null;
    }

    private void Fail(EventBatch batch)
    {
        _failed = true;
        var first = batch.FirstStored;
        var cause = batch.Write!.Exception!.GetBaseException();
        if (cause is StaleFenceException) actor.Cell.Hold?.HasGoneStale();
        actor.FailToPersist(cause, first.Event, first.SequenceNr);
    }
}
