using Akka.Actor;
using Akka.Embedded.Persistence;
using Akka.Embedded.Tests.Persistence.Support;
using Akka.Persistence;
using static Akka.Embedded.Tests.Persistence.Support.LedgerActor;

namespace Akka.Embedded.Tests.Persistence.Recovering;

public sealed class RecoveryTests : IDisposable
{
    private readonly InMemoryEventJournal _events = new();
    private readonly HeldJournal _journal;
    private readonly InMemorySnapshotStore _snapshots = new();
    private PersistentSystem? _running;

    public RecoveryTests() => _journal = new HeldJournal(_events);

    public void Dispose()
    {
        _journal.ReleaseReads();
        _running?.Dispose();
    }

    [Fact]
    public async Task Commands_wait_until_recovery_is_complete_and_keep_their_order()
    {
        await Store(new JournalEvent(1, 4711, "added.v1", "5"u8.ToArray()));
        _journal.HoldReads();
        var (ledger, signals) = Running().WatchedLedger();
        ledger.Tell("first", ActorRefs.NoSender);
        var totals = PersistentSystem.Ask<Totals>(ledger, new Get());
        ledger.Tell("last", ActorRefs.NoSender);
        await _journal.Arrivals.Next<string>();
        signals.IsEmpty.ShouldBeTrue();

        _journal.ReleaseReads();

        (await signals.Next(3)).ShouldBe(["recovered", "first", "last"]);
        (await totals).ShouldBe(new Totals(5, 1));
    }

    [Fact]
    public async Task No_more_actors_recover_at_once_than_there_are_permits()
    {
        _journal.HoldReads();
        var running = Running(maxRecoveries: 2);
        var ledgers = Enumerable.Range(0, 20).Select(i => running.Ledger($"ledger-{i}")).ToList();
        await _journal.Arrivals.Next(2);
        _journal.Arrivals.IsEmpty.ShouldBeTrue();

        // One that waits for its permit, and one that has it, give it up when they stop.
        running.System.Stop(ledgers[10]);
        await PersistentSystem.Stopped(ledgers[10]);
        running.System.Stop(ledgers[0]);
        await PersistentSystem.Stopped(ledgers[0]);
        _journal.ReleaseReads();

        ledgers.RemoveAll(ledger => ledger.Equals(ledgers[10]) || ledger.Equals(ledgers[0]));
        await Task.WhenAll(ledgers.Select(ledger => PersistentSystem.Ask<Totals>(ledger, new Get())));
        _journal.MostReads.ShouldBeLessThanOrEqualTo(3, "two with a permit, and the read of the one that stopped");
    }

    [Theory]
    [InlineData("renamed.v9", "5")]
    [InlineData("added.v1", "not a number")]
    public async Task An_event_that_cannot_be_read_fails_recovery_by_name_and_stops_the_actor(string manifest, string payload)
    {
        await Store(
            new JournalEvent(1, 4711, "added.v1", "5"u8.ToArray()), new JournalEvent(2, 4711, manifest, System.Text.Encoding.UTF8.GetBytes(payload)));

        var (ledger, signals) = Running().WatchedLedger();
        ledger.Tell("never handled", ActorRefs.NoSender);

        var failure = await signals.Next<UnreadableEventException>();
        failure.ShouldSatisfyAllConditions(
            f => f.PersistenceId.ShouldBe("ledger"), f => f.SequenceNr.ShouldBe(2), f => f.Manifest.ShouldBe(manifest),
            f => f.Message.ShouldContain("ledger"), f => f.Message.ShouldContain(manifest));
        await PersistentSystem.Stopped(ledger);
        signals.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task An_event_that_its_journal_calls_damaged_fails_recovery_by_name()
    {
        await Store(new JournalEvent(1, 4711, "added.v1", "5"u8.ToArray()), new JournalEvent(2, 4711, "added.v1", "6"u8.ToArray()) { IsDamaged = true });

        var (ledger, signals) = Running().WatchedLedger();

        (await signals.Next<UnreadableEventException>()).Message.ShouldBe(
            "The event 2 of ledger with manifest \"added.v1\" cannot be read: its checksum does not match, so its bytes are not those that were stored");
        await PersistentSystem.Stopped(ledger);
    }

    [Fact]
    public async Task An_event_of_an_unknown_serializer_fails_recovery()
    {
        await Store(new JournalEvent(1, 99, "added.v1", []));

        var (_, signals) = Running().WatchedLedger();

        (await signals.Next<UnreadableEventException>()).Message.ShouldContain("99");
    }

    [Fact]
    public async Task A_damaged_snapshot_fails_recovery_by_name()
    {
        await _snapshots.Save(new StoredSnapshot("ledger", 0, 4711, "totals.v1", "rubbish"u8.ToArray(), DateTimeOffset.UnixEpoch));

        var (ledger, signals) = Running().WatchedLedger();

        (await signals.Next<UnreadableEventException>()).Message.ShouldContain("snapshot 0 of ledger");
        await PersistentSystem.Stopped(ledger);
    }

    [Fact]
    public async Task A_snapshot_beyond_the_journal_fails_recovery()
    {
        await Store(new JournalEvent(1, 4711, "added.v1", "5"u8.ToArray()));
        await _snapshots.Save(new StoredSnapshot("ledger", 7, 4711, "totals.v1", "1;1"u8.ToArray(), DateTimeOffset.UnixEpoch));

        var (_, signals) = Running().WatchedLedger();

        (await signals.Next<MissingEventsException>()).Expected.ShouldBe(2);
    }

    [Fact]
    public async Task A_read_that_fails_stops_the_actor()
    {
        var signals = new Signals();
        using var running = new PersistentSystem(new FailingJournal());
        var ledger = running.Start(Props.Create(() => new LedgerActor("ledger", signals, null)));

        (await signals.Next<IOException>()).Message.ShouldBe("no disk");
        await PersistentSystem.Stopped(ledger);
    }

    [Fact]
    public async Task A_recover_handler_that_fails_stops_the_actor()
    {
        await Store(new JournalEvent(1, 4711, "added.v1", "5"u8.ToArray()));
        var signals = new Signals();
        var actor = Running().Start(Props.Create(() => new Awkward(signals, true)));

        (await signals.Next<(string, string, object)>()).ShouldBe(("failed", "cannot recover", new Added(5)));
        await PersistentSystem.Stopped(actor);
    }

    [Fact]
    public async Task An_actor_cannot_persist_while_it_recovers()
    {
        await Store(new JournalEvent(1, 4711, "added.v1", "5"u8.ToArray()));
        var signals = new Signals();
        var actor = Running().Start(Props.Create(() => new Awkward(signals, false)));

        var (_, reason, _) = await signals.Next<(string, string, object)>();
        reason.ShouldContain("recovering");
        await PersistentSystem.Stopped(actor);
    }

    private PersistentSystem Running(int maxRecoveries = 50) => _running ??= new PersistentSystem(_journal, _snapshots, maxRecoveries);

    private Task Store(params JournalEvent[] events) => _events.Write(new JournalBatch("ledger", events, DateTimeOffset.UnixEpoch));

    private sealed class Awkward : ReceivePersistentActor
    {
        private readonly Signals _signals;

        public Awkward(Signals signals, bool fails)
        {
            _signals = signals;
            Recover<Added>(added =>
            {
                if (fails) throw new InvalidOperationException("cannot recover");
                Persist(added, _ => { });
            });
        }

        public override string PersistenceId => "ledger";

        protected override void OnRecoveryFailure(Exception reason, object? message = null) => _signals.Add(("failed", reason.Message, message!));
    }

    private sealed class FailingJournal : IEventJournal
    {
        public Task Write(JournalBatch batch) => Task.FromException(new IOException("no disk"));

        public Task<JournalPage> Read(string persistenceId, long fromSequenceNr, long toSequenceNr, int max) =>
            Task.FromException<JournalPage>(new IOException("no disk"));

        public Task<long> HighestSequenceNr(string persistenceId) => Task.FromException<long>(new IOException("no disk"));

        public Task DeleteTo(string persistenceId, long toSequenceNr) => Task.FromException(new IOException("no disk"));
    }
}
