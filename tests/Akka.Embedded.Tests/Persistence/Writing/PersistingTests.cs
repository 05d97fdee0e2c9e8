using Akka.Actor;
using Akka.Embedded.Persistence;
using Akka.Embedded.Tests.Persistence.Support;
using Akka.Persistence;
using static Akka.Embedded.Tests.Persistence.Support.LedgerActor;

namespace Akka.Embedded.Tests.Persistence.Writing;

public sealed class PersistingTests : IDisposable
{
    private readonly HeldJournal _journal = new(new InMemoryEventJournal());
    private readonly PersistentSystem _running;

    public PersistingTests() => _running = new PersistentSystem(_journal);

    public void Dispose()
    {
        _journal.ReleaseWrites();
        _running.Dispose();
    }

    [Fact]
    public async Task No_message_is_handled_between_an_event_and_its_handler()
    {
        var (ledger, signals) = await Recovered();
        _journal.HoldWrites();
        var answer = PersistentSystem.Ask<long>(ledger, new Add(1));
        ledger.Tell("next", ActorRefs.NoSender);
        await _journal.Arrivals.Next<JournalBatch>();
        signals.IsEmpty.ShouldBeTrue();

        _journal.ReleaseWrites();

        (await answer).ShouldBe(1);
        (await signals.Next()).ShouldBe("next");
    }

    [Fact]
    public async Task Messages_are_handled_between_an_async_event_and_its_handler()
    {
        var (ledger, signals) = await Recovered();
        _journal.HoldWrites();
        var first = PersistentSystem.Ask<long>(ledger, new AddLater(1));
        var second = PersistentSystem.Ask<long>(ledger, new AddLater(1));
        ledger.Tell("next", ActorRefs.NoSender);

        (await signals.Next()).ShouldBe("next");
        first.IsCompleted.ShouldBeFalse();
        _journal.ReleaseWrites();

        (await Task.WhenAll(first, second)).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Events_of_one_call_are_stored_together()
    {
        var (ledger, _) = await Recovered();
        await PersistentSystem.Ask<long>(ledger, new AddAll(1, 2, 3));

        (await _journal.Arrivals.Next<JournalBatch>()).Events.Select(e => e.SequenceNr).ShouldBe([1, 2, 3]);
        _journal.Arrivals.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task A_deferred_handler_runs_after_those_before_it()
    {
        var (ledger, _) = await Recovered();
        _journal.HoldWrites();
        var stored = PersistentSystem.Ask<long>(ledger, new AddLater(1));
        var deferred = PersistentSystem.Ask<string>(ledger, new Defer("later"));
        await _journal.Arrivals.Next<JournalBatch>();
        deferred.IsCompleted.ShouldBeFalse();

        _journal.ReleaseWrites();

        (await deferred).ShouldBe("later");
        stored.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_deferred_handler_with_nothing_before_it_runs_at_once()
    {
        var (ledger, _) = await Recovered();

        (await PersistentSystem.Ask<string>(ledger, new Defer("now"))).ShouldBe("now");
    }

    [Fact]
    public async Task A_failed_write_stops_the_actor_without_calling_the_handler()
    {
        var (ledger, signals) = await Recovered();
        _journal.FailWritesWith = new IOException("disk full");
        var stopped = PersistentSystem.Stopped(ledger);

        ledger.Tell(new AddAll(1, 2), ActorRefs.NoSender);
        ledger.Tell("never handled", ActorRefs.NoSender);

        (await signals.Next<(string, Exception, object, long)>()).ShouldBe(("failed", _journal.FailWritesWith, new Added(1), 1L));
        await stopped;
        signals.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task An_event_without_a_serializer_is_rejected_and_takes_no_number()
    {
        var (ledger, signals) = await Recovered();
        ledger.Tell(new AddUnstorable(), ActorRefs.NoSender);

        var (what, cause, _, number) = await signals.Next<(string, Exception, object, long)>();
        what.ShouldBe("rejected");
        cause.Message.ShouldContain(nameof(Unstorable));
        number.ShouldBe(1);
        (await PersistentSystem.Ask<long>(ledger, new Add(1))).ShouldBe(1);
    }

    [Fact]
    public async Task A_command_that_fails_persists_nothing()
    {
        var (ledger, signals) = await Recovered();
        ledger.Tell(new AddAndFail(1), ActorRefs.NoSender);
        (await signals.Next()).ShouldBe("recovered", "the supervisor restarts it");

        (await PersistentSystem.Ask<Totals>(ledger, new Get())).ShouldBe(new Totals(0, 0));
        (await PersistentSystem.Ask<long>(ledger, new Add(1))).ShouldBe(1);
    }

    [Fact]
    public async Task An_event_whose_handler_fails_is_recovered_by_the_next_incarnation()
    {
        var (ledger, signals) = await Recovered();
        ledger.Tell(new FailInHandler(3), ActorRefs.NoSender);
        (await signals.Next()).ShouldBe("recovered");

        (await PersistentSystem.Ask<Totals>(ledger, new Get())).ShouldBe(new Totals(6, 2));
    }

    [Fact]
    public async Task An_actor_that_is_let_go_on_still_runs_the_handlers_after_the_failed_one()
    {
        var signals = new Signals();
        var parent = _running.Start(Props.Create(() => new ResumingParent(Props.Create(() => new LedgerActor("child", signals, null)))));
        (await signals.Next()).ShouldBe("recovered");
        parent.Tell(new FailInHandler(3), ActorRefs.NoSender);

        (await PersistentSystem.Ask<Totals>(parent, new Get())).ShouldBe(new Totals(6, 2));
        signals.IsEmpty.ShouldBeTrue("it did not recover again");
    }

    [Fact]
    public async Task A_new_incarnation_waits_for_what_the_one_before_was_writing()
    {
        var (ledger, _) = await Recovered();
        _journal.HoldWrites();
        ledger.Tell(new Add(1), ActorRefs.NoSender);
        await _journal.Arrivals.Next<JournalBatch>();
        _running.System.Stop(ledger);
        await PersistentSystem.Stopped(ledger);

        var next = _running.Ledger();
        _journal.ReleaseWrites();

        (await PersistentSystem.Ask<Totals>(next, new Get())).ShouldBe(new Totals(1, 1));
        (await PersistentSystem.Ask<long>(next, new Add(1))).ShouldBe(2);
    }

    [Fact]
    public async Task A_snapshot_without_a_serializer_fails_alone()
    {
        var signals = new Signals();
        var actor = _running.Start(Props.Create(() => new BadSnapshots(signals)));
        actor.Tell("save", ActorRefs.NoSender);

        (await signals.Next<SaveSnapshotFailure>()).Cause.Message.ShouldContain(nameof(Unstorable));
        actor.Tell("echo", ActorRefs.NoSender);
        (await signals.Next()).ShouldBe("echo");
    }

    private async Task<(IActorRef Ledger, Signals Signals)> Recovered()
    {
        var (ledger, signals) = _running.WatchedLedger();
        (await signals.Next()).ShouldBe("recovered");
        await _journal.Arrivals.Next<string>();
        return (ledger, signals);
    }

    private sealed class ResumingParent : ReceiveActor
    {
        public ResumingParent(Props child)
        {
            var actor = Context.ActorOf(child);
            ReceiveAny(actor.Forward);
        }

        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Resume);
    }

    private sealed class BadSnapshots(Signals signals) : UntypedPersistentActor
    {
        public override string PersistenceId => "bad-snapshots";

        protected override void OnCommand(object message)
        {
            if (message is "save") SaveSnapshot(new Unstorable());
            else signals.Add(message);
        }

        protected override void OnRecover(object message)
        {
        }
    }
}
