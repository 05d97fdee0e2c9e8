using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Embedded.Tests.Sharding.Support;
using Akka.Event;
using static Akka.Embedded.Tests.Sharding.Support.DiaristEntity;

namespace Akka.Embedded.Tests.Sharding;

public sealed class ShardRegionTests : IDisposable
{
    private readonly ShardedSystem _sharded = new();

    public void Dispose() => _sharded.Dispose();

    [Fact]
    public async Task A_message_reaches_its_entity_and_the_answer_its_sender()
    {
        var region = _sharded.StartDiarists();

        (await ShardedSystem.Ask<string>(region, "a", "hello")).ShouldBe("hello");

        _sharded.Diary.Of("a").ShouldBe(["hello"]);
        _sharded.Diary.Of("b").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_without_an_envelope_goes_where_the_extractor_says()
    {
        var region = _sharded.StartDiarists();

        (await region.Ask<string>(new ToEntity("a", "hello"), ShardedSystem.Patience)).ShouldBe("hello");

        _sharded.Diary.Of("a").ShouldBe(["hello"]);
    }

    [Fact]
    public async Task Messages_of_one_sender_keep_their_order_from_the_first_on()
    {
        var region = _sharded.StartDiarists();
        for (var i = 0; i < 3_000; i++) region.Tell(new ShardingEnvelope($"e{i % 3}", i), ActorRefs.NoSender);
        await _sharded.Diary.Reaches(3_000);

        for (var entity = 0; entity < 3; entity++)
            _sharded.Diary.Of($"e{entity}").ShouldBe(Enumerable.Range(0, 1_000).Select(i => (object)((3 * i) + entity)));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("tenant/run 1/größe?#%")]
    [InlineData("$a")]
    public async Task An_entity_stands_under_its_type_and_shard(string entityId)
    {
        var region = _sharded.StartDiarists("a type", shards: 1);

        var entity = await ShardedSystem.Ask<IActorRef>(region, entityId, new WhoAreYou());

        entity.Path.ToStringWithoutAddress().ShouldBe($"/system/sharding/a%20type/0/{Uri.EscapeDataString(entityId)}");
    }

    [Fact]
    public async Task A_failed_entity_is_restarted_and_keeps_its_messages()
    {
        var region = _sharded.StartDiarists();
        region.Tell(new ShardingEnvelope("a", new Fail()), ActorRefs.NoSender);

        (await ShardedSystem.Ask<string>(region, "a", "after")).ShouldBe("after");
    }

    [Fact]
    public async Task An_entity_that_ended_is_started_by_the_next_message()
    {
        var region = _sharded.StartDiarists();
        var first = await ShardedSystem.Ask<IActorRef>(region, "a", new WhoAreYou());
        region.Tell(new ShardingEnvelope("a", new End()), ActorRefs.NoSender);
        await first.WatchAsync().WaitAsync(ShardedSystem.Patience);
        await Shows(region, "a", isThere: false);

        (await ShardedSystem.Ask<IActorRef>(region, "a", new WhoAreYou())).ShouldNotBe(first);
    }

    [Fact]
    public async Task A_message_for_nobody_is_a_dead_letter()
    {
        var region = _sharded.StartDiarists();
        var letter = new TaskCompletionSource<DeadLetter>();
        var listener = _sharded.System.ActorOf(Props.Create(() => new Listener(letter)));
        _sharded.System.EventStream.Subscribe(listener, typeof(DeadLetter));

        region.Tell("no envelope", ActorRefs.NoSender);

        (await letter.Task.WaitAsync(ShardedSystem.Patience)).Message.ShouldBe("no envelope");
    }

    [Fact]
    public async Task A_region_tells_which_entities_are_alive()
    {
        var region = _sharded.StartDiarists(shards: 1);
        await ShardedSystem.Ask<string>(region, "a", "x");
        await ShardedSystem.Ask<string>(region, "b", "x");

        (await region.Ask<CurrentShardRegionState>(GetShardRegionState.Instance, ShardedSystem.Patience))
            .ShouldBe(new CurrentShardRegionState(ImmutableHashSet.Create(new ShardState("0", ImmutableHashSet.Create("b", "a")))));
        (await region.Ask<ShardRegionStats>(GetShardRegionStats.Instance, ShardedSystem.Patience))
            .ShouldBe(new ShardRegionStats(ImmutableDictionary<string, int>.Empty.Add("0", 2)));
    }

    [Fact]
    public async Task An_entity_can_be_started_without_a_message()
    {
        var region = _sharded.StartDiarists(shards: 1);

        region.Tell(new ShardRegion.StartEntity("a"), ActorRefs.NoSender);

        await Shows(region, "a", isThere: true);
    }

    [Fact]
    public async Task Props_that_fail_cost_only_their_own_entity()
    {
        var region = _sharded.Start(
            "fussy", id => id == "bad" ? throw new InvalidOperationException("no props") : Props.Create(() => new DiaristEntity(id, _sharded.Diary)), shards: 1);
        region.Tell(new ShardingEnvelope("bad", "x"), ActorRefs.NoSender);

        (await ShardedSystem.Ask<string>(region, "good", "x")).ShouldBe("x");
    }

    [Fact]
    public async Task A_message_told_to_the_actor_behind_the_region_reaches_its_entity_too()
    {
        var region = _sharded.StartDiarists("a");
        var selected = _sharded.System.ActorSelection("/system/sharding/a");

        (await selected.Ask<string>(new ShardingEnvelope("e", "hello"), ShardedSystem.Patience)).ShouldBe("hello");
        (await selected.Ask<ActorIdentity>(new Identify(1), ShardedSystem.Patience)).Subject.ShouldBe(region);
    }

    [Fact]
    public void A_type_is_started_once_and_known_by_its_name()
    {
        var region = _sharded.StartDiarists("a");

        _sharded.StartDiarists("a").ShouldBeSameAs(region);
        _sharded.Sharding.ShardRegion("a").ShouldBeSameAs(region);
        _sharded.Sharding.ShardTypeNames.ShouldBe(["a"]);
        Should.Throw<ArgumentException>(() => _sharded.Sharding.ShardRegion("b")).Message.ShouldContain("[b]");
    }

    [Fact]
    public async Task A_hundred_thousand_entities_are_started_and_reached()
    {
        var region = _sharded.StartDiarists(shards: 100);
        for (var i = 0; i < 100_000; i++) region.Tell(new ShardingEnvelope($"e{i}", i), ActorRefs.NoSender);
        await _sharded.Diary.Reaches(100_000);

        var stats = await region.Ask<ShardRegionStats>(GetShardRegionStats.Instance, ShardedSystem.Patience);
        stats.Stats.Count.ShouldBe(100);
        stats.Stats.Values.Sum().ShouldBe(100_000);
    }

    /// <summary>Waits until the region knows that an entity has started, or has ended, neither of which it tells anybody: it answers in order.</summary>
    private static async Task Shows(IActorRef region, string entityId, bool isThere)
    {
        using var patience = new CancellationTokenSource(ShardedSystem.Patience);
        while (true)
        {
            var state = await region.Ask<CurrentShardRegionState>(GetShardRegionState.Instance, ShardedSystem.Patience);
            if (state.Shards.Any(shard => shard.EntityIds.Contains(entityId)) == isThere) return;
            await Task.Delay(1, patience.Token);
        }
    }

    private sealed class Listener : ReceiveActor
    {
        public Listener(TaskCompletionSource<DeadLetter> letter) => Receive<DeadLetter>(dead => letter.TrySetResult(dead));
    }
}
