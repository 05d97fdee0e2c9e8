using Akka.Actor;
using Akka.Embedded.Persistence;
using Akka.Embedded.Tests.Persistence.Support;
using Akka.Persistence;
using static Akka.Embedded.Tests.Persistence.Support.LedgerActor;

namespace Akka.Embedded.Tests.Persistence.Actors;

/// <summary>What a persistent actor does over every journal.</summary>
public abstract class PersistentActorConformance : IDisposable
{
    private PersistentSystem? _running;

    protected abstract IEventJournal Journal { get; }

    protected abstract ISnapshotStore Snapshots { get; }

    private PersistentSystem Running => _running ??= new PersistentSystem(Journal, Snapshots);

    public virtual void Dispose()
    {
        _running?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_state_is_there_again_after_a_restart()
    {
        var ledger = Running.Ledger();
        foreach (var amount in Enumerable.Range(1, 10)) await PersistentSystem.Ask<long>(ledger, new Add(amount));

        (await Totals(Restarted())).ShouldBe(new Totals(55, 10));
    }

    [Fact]
    public async Task A_handler_runs_with_the_sender_and_the_number_of_its_event()
    {
        var ledger = Running.Ledger();

        var answers = await Task.WhenAll(Enumerable.Range(1, 100).Select(i => PersistentSystem.Ask<long>(ledger, new Add(i))));

        answers.ShouldBe(Enumerable.Range(1, 100).Select(i => (long)i));
    }

    [Fact]
    public async Task A_message_after_a_persisting_one_sees_its_event()
    {
        var ledger = Running.Ledger();
        for (var i = 1; i <= 50; i++)
        {
            ledger.Tell(new AddAll(1, 2, 3), ActorRefs.NoSender);
            (await Totals(ledger)).ShouldBe(new Totals(6 * i, 3 * i));
        }
    }

    [Fact]
    public async Task What_a_handler_persists_comes_before_the_next_message()
    {
        var ledger = Running.Ledger();
        ledger.Tell(new AddTwice(4), ActorRefs.NoSender);

        (await Totals(ledger)).ShouldBe(new Totals(8, 2));
        (await Totals(Restarted())).ShouldBe(new Totals(8, 2));
    }

    [Fact]
    public async Task Everything_sent_before_a_poison_pill_is_persisted()
    {
        var ledger = Running.Ledger();
        for (var i = 0; i < 20; i++) ledger.Tell(new Add(1), ActorRefs.NoSender);

        await PersistentSystem.Stop(ledger);

        (await Totals(Restarted())).ShouldBe(new Totals(20, 20));
    }

    [Fact]
    public async Task Recovery_begins_with_the_snapshot_and_goes_on_with_the_events_after_it()
    {
        var (ledger, signals) = Running.WatchedLedger();
        await PersistentSystem.Ask<long>(ledger, new Add(5));
        await signals.Next();
        ledger.Tell(new Snapshot(), ActorRefs.NoSender);
        (await signals.Next<SaveSnapshotSuccess>()).Metadata.SequenceNr.ShouldBe(1);
        await PersistentSystem.Ask<long>(ledger, new Add(7));
        ledger.Tell(new Forget(1), ActorRefs.NoSender);
        await signals.Next<DeleteMessagesSuccess>();

        var restarted = Restarted();
        (await Totals(restarted)).ShouldBe(new Totals(12, 2));
        (await PersistentSystem.Ask<long>(restarted, new Add(1))).ShouldBe(3);
    }

    [Fact]
    public async Task Numbers_go_on_after_all_events_are_deleted()
    {
        var (ledger, signals) = Running.WatchedLedger();
        foreach (var amount in Enumerable.Range(1, 5)) await PersistentSystem.Ask<long>(ledger, new Add(amount));
        await signals.Next();
        ledger.Tell(new Forget(long.MaxValue), ActorRefs.NoSender);
        await signals.Next<DeleteMessagesSuccess>();

        var restarted = Restarted();
        (await Totals(restarted)).ShouldBe(new Totals(0, 0));
        (await PersistentSystem.Ask<long>(restarted, new Add(1))).ShouldBe(6);
    }

    [Fact]
    public async Task Deleting_more_than_there_is_fails()
    {
        var (ledger, signals) = Running.WatchedLedger();
        await PersistentSystem.Ask<long>(ledger, new Add(5));
        await signals.Next();

        ledger.Tell(new Forget(2), ActorRefs.NoSender);

        (await signals.Next<DeleteMessagesFailure>()).ToSequenceNr.ShouldBe(2);
    }

    [Fact]
    public async Task Without_its_snapshots_an_actor_replays_all_events()
    {
        var (ledger, signals) = Running.WatchedLedger();
        await PersistentSystem.Ask<long>(ledger, new AddAll(5, 6));
        await signals.Next();
        ledger.Tell(new Snapshot(), ActorRefs.NoSender);
        await signals.Next<SaveSnapshotSuccess>();
        ledger.Tell(new ForgetSnapshots(), ActorRefs.NoSender);
        (await signals.Next<DeleteSnapshotsSuccess>()).Criteria.ShouldBe(SnapshotSelectionCriteria.Latest);

        (await Totals(Restarted())).ShouldBe(new Totals(11, 2));
    }

    [Theory]
    [InlineData(4, long.MaxValue, 4)]
    [InlineData(long.MaxValue, 2, 2)]
    [InlineData(0, long.MaxValue, 0)]
    public async Task A_limited_recovery_replays_no_more_but_new_events_follow_the_last(long to, long most, int replayed)
    {
        await PersistentSystem.Ask<long>(Running.Ledger(), new AddAll(1, 1, 1, 1, 1, 1, 1));
        Running.Dispose();
        _running = new PersistentSystem(Journal, Snapshots);
        var recovery = new Recovery(SnapshotSelectionCriteria.None, to, most);

        var ledger = Running.Start(Props.Create(() => new LedgerActor("ledger", null, recovery)));

        (await Totals(ledger)).Count.ShouldBe(replayed);
        (await PersistentSystem.Ask<long>(ledger, new Add(1))).ShouldBe(8);
    }

    [Fact]
    public async Task The_second_of_two_actors_with_one_id_is_stopped_at_its_first_write()
    {
        var (second, signals) = Running.WatchedLedger();
        await signals.Next();
        await PersistentSystem.Ask<long>(Running.Ledger(), new Add(1));

        second.Tell(new Add(2), ActorRefs.NoSender);

        var (what, cause, _, number) = await signals.Next<(string, Exception, object, long)>();
        what.ShouldBe("failed");
        cause.ShouldBeOfType<JournalConflictException>();
        number.ShouldBe(1);
        await PersistentSystem.Stopped(second);
        (await Totals(Restarted())).ShouldBe(new Totals(1, 1));
    }

    [Fact]
    public async Task Many_actors_recover_what_each_of_them_persisted()
    {
        var ledgers = Enumerable.Range(0, 100).Select(i => Running.Ledger($"ledger-{i}")).ToList();
        await Task.WhenAll(ledgers.SelectMany((ledger, i) => Enumerable.Range(0, 10).Select(_ => PersistentSystem.Ask<long>(ledger, new Add(i)))));

        Running.Dispose();
        _running = new PersistentSystem(Journal, Snapshots, maxRecoveries: 3);
        var totals = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Totals(Running.Ledger($"ledger-{i}"))));

        totals.ShouldBe(Enumerable.Range(0, 100).Select(i => new Totals(10 * i, 10)));
    }

    private static Task<Totals> Totals(IActorRef ledger) => PersistentSystem.Ask<Totals>(ledger, new Get());

    private IActorRef Restarted()
    {
        Running.Dispose();
        _running = new PersistentSystem(Journal, Snapshots);
        return Running.Ledger();
    }
}
