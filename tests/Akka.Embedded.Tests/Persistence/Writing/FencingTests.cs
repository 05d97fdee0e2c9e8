using Akka.Actor;
using Akka.Embedded.Persistence;
using Akka.Embedded.Runtime;
using Akka.Embedded.Sharding;
using Akka.Embedded.Tests.Persistence.Support;
using Akka.Event;

namespace Akka.Embedded.Tests.Persistence.Writing;

public sealed class FencingTests : IDisposable
{
    private readonly FencingJournal _journal = new();
    private readonly PersistentSystem _running;

    public FencingTests() => _running = new PersistentSystem(_journal);

    public void Dispose() => _running.Dispose();

    [Fact]
    public async Task A_batch_has_the_fence_of_the_actors_shard()
    {
        var ledger = await Entity(new Hold(7, 3));

        await PersistentSystem.Ask<long>(ledger, new LedgerActor.Add(5));

        _journal.Batches.ShouldHaveSingleItem().Fence.ShouldBe(new ShardFence(7, 3));
    }

    [Fact]
    public async Task A_batch_of_an_actor_outside_of_shards_has_no_fence()
    {
        await PersistentSystem.Ask<long>(_running.Ledger(), new LedgerActor.Add(5));

        _journal.Batches.ShouldHaveSingleItem().Fence.ShouldBeNull();
    }

    [Fact]
    public async Task A_refused_fence_ends_the_hold_and_stops_the_actor()
    {
        var hold = new Hold(7, 3);
        var ledger = await Entity(hold);
        _journal.Epoch = 4;

        ledger.Tell(new LedgerActor.Add(5), ActorRefs.NoSender);
        await PersistentSystem.Stopped(ledger);

        hold.IsHeld.ShouldBeFalse();
        (await _journal.HighestSequenceNr("ledger")).ShouldBe(0);
    }

    [Fact]
    public async Task An_actor_whose_shard_is_not_held_decides_nothing()
    {
        var hold = new Hold(7, 3);
        var ledger = await Entity(hold);
        var letter = new TaskCompletionSource<object>();
        var listener = _running.Start(Props.Create(() => new Listener(letter)));
        _running.System.EventStream.Subscribe(listener, typeof(DeadLetter));
        hold.HasGoneStale();

        ledger.Tell(new LedgerActor.Add(5), ActorRefs.NoSender);

        (await letter.Task.WaitAsync(TimeSpan.FromMinutes(2))).ShouldBe(new LedgerActor.Add(5));
        _journal.Batches.ShouldBeEmpty();
    }

    private Task<IActorRef> Entity(IShardHold hold) => PersistentSystem.Ask<IActorRef>(_running.Start(Props.Create(() => new Parent(hold))), "start");

    private sealed class Hold(int shard, long epoch) : IShardHold
    {
        public ShardFence Fence { get; } = new(shard, epoch);

        public bool IsHeld { get; private set; } = true;

        public void HasGoneStale() => IsHeld = false;
    }

    /// <summary>Starts a ledger once; what the parent holds its child has.</summary>
    private sealed class Parent : ReceiveActor
    {
        public Parent(IShardHold hold) => Receive<string>(_ =>
        {
            ((LocalActorRef)Self).Cell.Hold = hold;
            Sender.Tell(Context.ActorOf(Props.Create(() => new LedgerActor("ledger", null))));
        });
    }

    private sealed class Listener : ReceiveActor
    {
        public Listener(TaskCompletionSource<object> letter) => Receive<DeadLetter>(dead => letter.TrySetResult(dead.Message));
    }

    /// <summary>Refuses what is not of its epoch.</summary>
    private sealed class FencingJournal : IEventJournal
    {
        private readonly InMemoryEventJournal _events = new();

        public List<JournalBatch> Batches { get; } = [];

        public long Epoch { get; set; } = 3;

        public Task Write(JournalBatch batch)
        {
            if (batch.Fence is { } fence && fence.Epoch != Epoch) return Task.FromException(new StaleFenceException(batch.PersistenceId, fence, Epoch));
            Batches.Add(batch);
            return _events.Write(batch);
        }

        public Task<JournalPage> Read(string persistenceId, long fromSequenceNr, long toSequenceNr, int max) =>
            _events.Read(persistenceId, fromSequenceNr, toSequenceNr, max);

        public Task<long> HighestSequenceNr(string persistenceId) => _events.HighestSequenceNr(persistenceId);

        public Task DeleteTo(string persistenceId, long toSequenceNr) => _events.DeleteTo(persistenceId, toSequenceNr);
    }
}
