using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Embedded.Simulation;
using Akka.Embedded.Tests.Sharding.Support;

namespace Akka.Embedded.Tests.Sharding;

public sealed class IdlePassivationTests
{
    private static readonly HashCodeMessageExtractor s_extractor =
        HashCodeMessageExtractor.Create(10, _ => null);

    [Fact]
    public void An_entity_that_nobody_sends_to_is_stopped_and_a_busy_one_is_not()
    {
        using var simulation = new ActorSimulation(seed: 7);
        var settings = ClusterShardingSettings.Create(simulation.System).WithPassivateIdleAfter(TimeSpan.FromSeconds(60));
        var diary = new Diary();
        var region = Start(simulation, settings, diary);
        Tell(region, "idle");
        for (var minute = 0; minute < 3; minute++)
        {
            Tell(region, "busy");
            simulation.Advance(TimeSpan.FromSeconds(50));
        }

        Alive(simulation, region).ShouldBe(["busy"]);
        Tell(region, "idle");
        simulation.RunUntilIdle();
        Alive(simulation, region).ShouldBe(["busy", "idle"]);
        diary.Of("idle").ShouldBe(["x", "x"]);
    }

    [Fact]
    public void Without_an_idle_time_entities_stay()
    {
        using var simulation = new ActorSimulation(seed: 7);
        var settings = ClusterShardingSettings.Create(simulation.System).WithPassivateIdleAfter(TimeSpan.Zero);
        var region = Start(simulation, settings, new Diary());
        Tell(region, "a");

        simulation.Advance(TimeSpan.FromDays(1));

        Alive(simulation, region).ShouldBe(["a"]);
    }

    private static IActorRef Start(ActorSimulation simulation, ClusterShardingSettings settings, Diary diary) =>
        ClusterSharding.Get(simulation.System).Start("diarist", id => Props.Create(() => new DiaristEntity(id, diary)), settings, s_extractor);

    private static void Tell(IActorRef region, string entityId) => region.Tell(new ShardingEnvelope(entityId, "x"), ActorRefs.NoSender);

    private static IEnumerable<string> Alive(ActorSimulation simulation, IActorRef region) =>
        simulation.Run(region.Ask<CurrentShardRegionState>(GetShardRegionState.Instance)).Shards.SelectMany(shard => shard.EntityIds).Order();
}
