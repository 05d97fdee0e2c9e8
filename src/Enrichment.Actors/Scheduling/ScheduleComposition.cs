using Akka.Actor;
using Akka.Cluster.Sharding;

namespace Enrichment.Actors.Scheduling;

/// <summary>Starts a schedule's region on this node and pings it.</summary>
public static class ScheduleComposition
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static IKeptSchedule Start(ActorSystem system, SchedulerServices services)
    {
        var region = ClusterSharding.Get(system).Start(
            $"schedule-{services.Name}",
            _ => Props.Create(() => new Scheduler(services)),
            ClusterShardingSettings.Create(system),
            HashCodeMessageExtractor.Create(1, static _ => null!));
        var pings = system.Scheduler.ScheduleTellRepeatedlyCancelable(
            TimeSpan.Zero, services.PingEvery, region, new ShardingEnvelope(Scheduler.EntityId, new PingScheduler()), ActorRefs.NoSender);
        return new Kept(region, pings);
    }

    private sealed class Kept(IActorRef region, ICancelable pings) : IKeptSchedule
    {
        public Task<NightlyOutcome> Trigger(string tenant, string by, CancellationToken stop) => region.Ask<NightlyOutcome>(
            new ShardingEnvelope(Scheduler.EntityId, new TriggerNightly(tenant, by)), Patience, stop);

        public void Dispose() => pings.Cancel();
    }
}
