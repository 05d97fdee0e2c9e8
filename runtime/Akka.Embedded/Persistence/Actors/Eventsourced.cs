using Akka.Actor;
using Akka.Embedded.Persistence;
using Akka.Event;

namespace Akka.Persistence;

/// <summary>
/// An actor whose state is the sum of its events. It recovers before its first command, and after <see cref="Persist"/> gets no other
/// message until the handler has run. A failed write or a failed recovery stops it.
/// </summary>
public abstract class Eventsourced : ActorBase, IWithUnboundedStash, IPersistentIdentity
{
    private readonly PersistenceRuntime _persistence;
    private readonly TurnGate _gate;
    private readonly EventWriter _writer;
    private readonly StoredStates _states;
    private StateRecovery? _recovery;
    private ILoggingAdapter? _log;

    /// <summary>For subclasses.</summary>
    protected Eventsourced()
    {
        _persistence = PersistenceRuntimeProvider.Instance.Apply(Cell.System);
        _gate = new TurnGate(Cell);
        _writer = new EventWriter(this, _persistence);
        _states = new StoredStates(this, _persistence);
    }

    /// <inheritdoc/>
    public abstract string PersistenceId { get; }

    /// <inheritdoc/>
    public string JournalPluginId { get; protected set; } = string.Empty;

    /// <inheritdoc/>
    public string SnapshotPluginId { get; protected set; } = string.Empty;

    /// <summary>The id under which its snapshots are kept.</summary>
    public string SnapshotterId => PersistenceId;

    /// <summary>How far the actor is brought back when it starts.</summary>
    public virtual Recovery Recovery => Recovery.Default;

    /// <summary>The number of the event that was handled last, 0 before the first.</summary>
    public long LastSequenceNr { get; private set; }

    /// <summary>The number that a snapshot taken now would have.</summary>
    public long SnapshotSequenceNr => LastSequenceNr;

    /// <summary>True until <see cref="RecoveryCompleted"/>.</summary>
    public bool IsRecovering => !IsRecoveryFinished;

    /// <summary>True from <see cref="RecoveryCompleted"/> on.</summary>
    public bool IsRecoveryFinished { get; private set; }

    /// <summary>The user's own stash; the runtime keeps nothing in it.</summary>
    public IStash Stash { get; set; } = null!;

    /// <summary>The actor's log.</summary>
    protected virtual ILoggingAdapter Log => _log ??= Context.GetLogger();

    /// <summary>Stores an event and then calls the handler; no other message comes in between.</summary>
    /// <exception cref="InvalidOperationException">The actor recovers.</exception>
    public void Persist<TEvent>(TEvent @event, Action<TEvent> handler) => PersistAll([@event], handler);

    /// <summary>Stores events, all or none, and then calls the handler for each; no other message comes in between.</summary>
    /// <exception cref="InvalidOperationException">The actor recovers.</exception>
    public void PersistAll<TEvent>(IEnumerable<TEvent> events, Action<TEvent> handler) => Write(events, handler, holdsMessages: true);

    /// <summary>Stores an event and then calls the handler; other messages may come in between.</summary>
    /// <exception cref="InvalidOperationException">The actor recovers.</exception>
    public void PersistAsync<TEvent>(TEvent @event, Action<TEvent> handler) => PersistAllAsync([@event], handler);

    /// <summary>Stores events, all or none, and then calls the handler for each; other messages may come in between.</summary>
    /// <exception cref="InvalidOperationException">The actor recovers.</exception>
    public void PersistAllAsync<TEvent>(IEnumerable<TEvent> events, Action<TEvent> handler) => Write(events, handler, holdsMessages: false);

    /// <summary>Calls the handler, without storing anything, after the handlers of all that was persisted before.</summary>
    /// <exception cref="InvalidOperationException">The actor recovers.</exception>
    public void DeferAsync<TEvent>(TEvent evt, Action<TEvent> handler)
    {
        RefuseDuringRecovery();
        _writer.Defer(evt, handler);
    }

    /// <summary>Saves a state that holds every event so far; answered with <see cref="SaveSnapshotSuccess"/> or <see cref="SaveSnapshotFailure"/>.</summary>
    public void SaveSnapshot(object snapshot) => _states.Save(snapshot, SnapshotSequenceNr);

    /// <summary>Deletes one snapshot; answered with <see cref="DeleteSnapshotSuccess"/> or <see cref="DeleteSnapshotFailure"/>.</summary>
    public void DeleteSnapshot(long sequenceNr) => _states.Delete(sequenceNr);

    /// <summary>Deletes snapshots; answered with <see cref="DeleteSnapshotsSuccess"/> or <see cref="DeleteSnapshotsFailure"/>.</summary>
    public void DeleteSnapshots(SnapshotSelectionCriteria criteria) => _states.Delete(criteria);

    /// <summary>Deletes events up to a number, included; <see cref="long.MaxValue"/>: all so far. Answered with
    /// <see cref="DeleteMessagesSuccess"/> or <see cref="DeleteMessagesFailure"/>.</summary>
    public void DeleteMessages(long toSequenceNr) => _states.DeleteEvents(toSequenceNr, LastSequenceNr);

    /// <inheritdoc/>
    public override void AroundPreStart()
    {
        base.AroundPreStart();
        StartRecovery();
    }

    /// <inheritdoc/>
    public override void AroundPostRestart(Exception cause, object message)
    {
        base.AroundPostRestart(cause, message);
        StartRecovery();
    }

    /// <inheritdoc/>
    public override void AroundPreRestart(Exception cause, object message)
    {
        Abandon();
        base.AroundPreRestart(cause, message);
    }

    /// <inheritdoc/>
    public override void AroundPostStop()
    {
        Abandon();
        base.AroundPostStop();
    }

    /// <inheritdoc/>
    protected internal override bool AroundReceive(Receive receive, object message)
    {
        var handled = false;
        TakeTurn(() => handled = base.AroundReceive(receive, message));
        return handled;
    }

    /// <summary>Handles a snapshot offer, an event, or <see cref="RecoveryCompleted"/>; false when it does not know it.</summary>
    protected abstract bool ReceiveRecover(object message);

    /// <summary>Handles a command; false when it does not know it.</summary>
    protected abstract bool ReceiveCommand(object message);

    /// <summary>Called when every event was replayed, before <see cref="RecoveryCompleted"/>.</summary>
    protected virtual void OnReplaySuccess()
    {
    }

    /// <summary>Called when recovery failed, before the actor stops: logs it.</summary>
    /// <param name="reason">What failed; names persistence id, number and manifest where an event is the cause.</param>
    /// <param name="message">The event that was being recovered, when it was one.</param>
    protected virtual void OnRecoveryFailure(Exception reason, object? message = null) =>
        Log.Error(reason, "Recovery of {0} failed after event {1}: {2}", PersistenceId, LastSequenceNr, reason.Message);

    /// <summary>Called when an event could not be stored, before the actor stops: logs it. Whether the event is stored may be unknown.</summary>
    protected virtual void OnPersistFailure(Exception cause, object @event, long sequenceNr) =>
        Log.Error(cause, "{0} of {1} with number {2} could not be stored: {3}", @event.GetType().Name, PersistenceId, sequenceNr, cause.Message);

    /// <summary>Called when an event cannot be stored at all, as without a serializer: logs it. The actor goes on.</summary>
    protected virtual void OnPersistRejected(Exception cause, object @event, long sequenceNr) =>
        Log.Error(cause, "{0} of {1} with number {2} was rejected: {3}", @event.GetType().Name, PersistenceId, sequenceNr, cause.Message);

    /// <inheritdoc/>
    protected override void Unhandled(object message)
    {
        switch (message)
        {
            case RecoveryCompleted or SaveSnapshotSuccess or DeleteMessagesSuccess or DeleteSnapshotSuccess or DeleteSnapshotsSuccess:
                return;
            case SaveSnapshotFailure or DeleteMessagesFailure or DeleteSnapshotFailure or DeleteSnapshotsFailure:
                Log.Warning("{0}: {1}", PersistenceId, message);
                return;
            default:
                base.Unhandled(message);
                return;
        }
    }

    /// <summary>Does something of the actor's, and sends to the journal what it persisted.</summary>
    internal void TakeTurn<T>(Action<T> work, T subject)
    {
        try
        {
            work(subject);
        }
        catch
        {
            _writer.DiscardTurn();
            throw;
        }
        finally
        {
            _writer.EndTurn();
            _gate.Set(_writer.HoldsMessages);
        }
    }

    private void TakeTurn(Action work) => TakeTurn(static w => w(), work);

    internal void Recover(object message, long sequenceNr)
    {
        LastSequenceNr = sequenceNr;
        Cell.Message = message;
        if (!ReceiveRecover(message)) Unhandled(message);
        Cell.Message = null;
    }

    internal void FinishRecovery(long highestSequenceNr)
    {
        LastSequenceNr = highestSequenceNr;
        _writer.ContinueFrom(highestSequenceNr);
        IsRecoveryFinished = true;
        _recovery = null;
        TakeTurn(() =>
        {
            OnReplaySuccess();
            if (!ReceiveRecover(RecoveryCompleted.Instance)) Unhandled(RecoveryCompleted.Instance);
        });
    }

    internal void FailRecovery(Exception cause, object? message) => StopAfter(() => OnRecoveryFailure(cause, message));

    internal void FailToPersist(Exception cause, object domainEvent, long sequenceNr) => StopAfter(() => OnPersistFailure(cause, domainEvent, sequenceNr));

    internal void Reject(Exception cause, object domainEvent, long sequenceNr) => OnPersistRejected(cause, domainEvent, sequenceNr);

    internal void Handle(Invocation invocation)
    {
        if (invocation.Stored is not null) LastSequenceNr = invocation.SequenceNr;
        invocation.Handler(invocation.Event);
    }

    private void Write<TEvent>(IEnumerable<TEvent> events, Action<TEvent> handler, bool holdsMessages)
    {
        ArgumentNullException.ThrowIfNull(handler);
        RefuseDuringRecovery();
        _writer.Persist(events as IReadOnlyCollection<TEvent> ?? [.. events], handler, holdsMessages);
    }

    private void RefuseDuringRecovery()
    {
        if (IsRecovering) throw new InvalidOperationException($"{PersistenceId} is recovering: it can persist from {nameof(RecoveryCompleted)} on.");
    }

    private void StartRecovery()
    {
        if (string.IsNullOrEmpty(PersistenceId)) throw new InvalidOperationException($"{GetType().Name} at {Self.Path} has no persistence id.");
        _gate.Set(true);
        _recovery = new StateRecovery(this, _persistence, Recovery);
        _recovery.Start();
    }

    private void StopAfter(Action report)
    {
        _gate.Set(true);
        try
        {
            report();
        }
        finally
        {
            Cell.Ref.Stop();
        }
    }

    private void Abandon()
    {
        _recovery?.Abandon();
        _writer.Abandon();
        _gate.Set(false);
    }
}
