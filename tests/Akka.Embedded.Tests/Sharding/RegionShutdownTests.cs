using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Embedded.Tests.Sharding.Support;

namespace Akka.Embedded.Tests.Sharding;

public sealed class RegionShutdownTests : IDisposable
{
    private readonly ShardedSystem _sharded = new();

    public void Dispose() => _sharded.Dispose();

    [Fact]
    public async Task A_region_that_shuts_down_lets_its_entities_handle_what_they_were_sent()
    {
        var region = _sharded.StartDiarists();
        for (var i = 0; i < 1_000; i++) region.Tell(new ShardingEnvelope($"e{i % 20}", i), ActorRefs.NoSender);
        await ShardedSystem.Ask<int>(region, "e19", -1);

        await region.GracefulStop(ShardedSystem.Patience, GracefulShutdown.Instance);

        Enumerable.Range(0, 20).Sum(i => _sharded.Diary.Of($"e{i}").Count).ShouldBe(1_001);
        region.Tell(new ShardingEnvelope("e1", "too late"), ActorRefs.NoSender);
        _sharded.Diary.Of("e1").ShouldNotContain("too late");
    }

    [Fact]
    public async Task Each_entity_gets_the_hand_off_message_after_what_it_was_sent()
    {
        var sharding = _sharded.Sharding;
        var settings = ClusterShardingSettings.Create(_sharded.System);
        var region = sharding.Start(
            "diarist", id => Props.Create(() => new DiaristEntity(id, _sharded.Diary)), settings,
            HashCodeMessageExtractor.Create(10, _ => null),
            sharding.DefaultShardAllocationStrategy(settings), DiaristEntity.Stop.Instance);
        for (var i = 0; i < 100; i++) region.Tell(new ShardingEnvelope($"e{i % 10}", i), ActorRefs.NoSender);
        await ShardedSystem.Ask<int>(region, "e9", -1);

        await region.GracefulStop(ShardedSystem.Patience, GracefulShutdown.Instance);

        for (var i = 0; i < 9; i++) _sharded.Diary.Of($"e{i}").ShouldBe([.. Enumerable.Range(0, 10).Select(n => (object)((10 * n) + i)), "stopped"]);
    }

    [Fact]
    public async Task A_region_without_entities_shuts_down_at_once() =>
        (await _sharded.StartDiarists().GracefulStop(ShardedSystem.Patience, GracefulShutdown.Instance)).ShouldBeTrue();

    [Fact]
    public async Task The_coordinated_shutdown_stops_the_entities_before_the_system()
    {
        var order = new List<string>();
        var region = _sharded.StartDiarists();
        await ShardedSystem.Ask<string>(region, "a", "x");
        _sharded.Diary.HasEnded("a").ShouldBeFalse();
        CoordinatedShutdown.Get(_sharded.System).AddTask(CoordinatedShutdown.PhaseClusterLeave, "look", () =>
        {
            order.Add(_sharded.Diary.HasEnded("a") ? "entity had ended" : "entity was alive");
            return Task.FromResult(Done.Instance);
        });

        await _sharded.System.Terminate().WaitAsync(ShardedSystem.Patience);

        order.ShouldBe(["entity had ended"]);
    }
}
