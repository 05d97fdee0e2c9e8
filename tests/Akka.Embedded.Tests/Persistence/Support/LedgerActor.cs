using Akka.Actor;
using Akka.Persistence;

namespace Akka.Embedded.Tests.Persistence.Support;

/// <summary>Adds amounts, in each of the ways to persist; tells its test what it sees.</summary>
public sealed class LedgerActor : ReceivePersistentActor
{
    private readonly Signals? _signals;
    private readonly Recovery _recovery;
    private readonly List<int> _amounts = [];
    private Totals _before = new(0, 0);

    public LedgerActor(string id, Signals? signals, Recovery? recovery = null)
    {
        PersistenceId = id;
        _signals = signals;
        _recovery = recovery ?? Recovery.Default;
        Recover<Added>(Apply);
        Recover<SnapshotOffer>(offer => _before = (Totals)offer.Snapshot);
        Recover<RecoveryCompleted>(_ => signals?.Add("recovered"));
        Command<Add>(add => Persist(new Added(add.Amount), ApplyAndAnswer));
        Command<AddAll>(add => PersistAll(add.Amounts.Select(a => new Added(a)), ApplyAndAnswer));
        Command<AddLater>(add => PersistAsync(new Added(add.Amount), ApplyAndAnswer));
        Command<AddTwice>(add => Persist(new Added(add.Amount), first =>
        {
            Apply(first);
            Persist(new Added(add.Amount), ApplyAndAnswer);
        }));
        Command<Defer>(defer => DeferAsync(defer.Text, text => Sender.Tell(text)));
        Command<AddUnstorable>(_ => Persist(new Unstorable(), _ => Sender.Tell("stored")));
        Command<AddAndFail>(add =>
        {
            Persist(new Added(add.Amount), Apply);
            throw new InvalidOperationException("after Persist");
        });
        Command<FailInHandler>(add => PersistAll([new Added(add.Amount), new Added(add.Amount)], added =>
        {
            Apply(added);
            if (_amounts.Count == 1) throw new InvalidOperationException("in the handler");
        }));
        Command<Snapshot>(_ => SaveSnapshot(new Totals(Sum, Count)));
        Command<Forget>(forget => DeleteMessages(forget.To));
        Command<ForgetSnapshots>(_ => DeleteSnapshots(SnapshotSelectionCriteria.Latest));
        Command<Get>(_ => Sender.Tell(new Totals(Sum, Count)));
        Command<GetNumber>(_ => Sender.Tell(LastSequenceNr));
        CommandAny(other => _signals?.Add(other));
    }

    public override string PersistenceId { get; }

    public override Recovery Recovery => _recovery;

    private int Sum => _before.Sum + _amounts.Sum();

    private int Count => _before.Count + _amounts.Count;

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr) => _signals?.Add(("failed", cause, @event, sequenceNr));

    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr) => _signals?.Add(("rejected", cause, @event, sequenceNr));

    protected override void OnRecoveryFailure(Exception reason, object? message = null) => _signals?.Add(reason);

    private void Apply(Added added) => _amounts.Add(added.Amount);

    private void ApplyAndAnswer(Added added)
    {
        Apply(added);
        Sender.Tell(LastSequenceNr);
    }

    public sealed record Add(int Amount);

    public sealed record AddAll(params int[] Amounts);

    public sealed record AddLater(int Amount);

    public sealed record AddTwice(int Amount);

    public sealed record AddUnstorable;

    public sealed record AddAndFail(int Amount);

    public sealed record FailInHandler(int Amount);

    public sealed record Defer(string Text);

    public sealed record Snapshot;

    public sealed record Forget(long To);

    public sealed record ForgetSnapshots;

    public sealed record Get;

    public sealed record GetNumber;
}
