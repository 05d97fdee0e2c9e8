using System.Globalization;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Enrichment.Actors.Buckets;
using Enrichment.Actors.Duties;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Gateway;
using Enrichment.Actors.Rows;
using Enrichment.Actors.Runs;
using Enrichment.Domain.Identity;

namespace Enrichment.Actors;

/// <summary>The actors of one node, started.</summary>
public sealed record NodeActors(ActorDirectory Directory, IActorRef Gateway, IActorRef Rows);

/// <summary>Starts a node's actors: the same under both runtimes.</summary>
public static class ActorComposition
{
    private const int Shards = 100;

    /// <summary>Every message comes in an envelope, which sharding opens itself; one without is for nobody.</summary>
    private static readonly HashCodeMessageExtractor Extractor = HashCodeMessageExtractor.Create(Shards, static _ => null!);

    public static NodeActors Start(ActorSystem system, ActorServices services)
    {
        var directory = new ActorDirectory();
        var plans = new EnrichPlans(services.Sources);
        var idle = new IdleEntities(services.Settings.MostIdleEntities);
        directory.Entities = Region(system, "entity", id => Props.CreateBy(
            new EntityProducer(EntityId.Parse(id), services, directory, plans, idle)), HandOff.Instance);
        directory.Buckets = Region(system, "bucket", id => Props.Create(
            () => new BucketActor(BucketId.Parse(id), services, directory, plans)));
        directory.Runs = Region(system, "run", id => Props.Create(
            () => new RunActor(RunId.Parse(id), services, directory, plans)));
        directory.Gate = Region(system, "gate", _ => Props.Create(() => new SourceGate(services)).WithMailbox(GateMailbox.Name));
        directory.Rows = system.ActorOf(Props.Create(() => new RowWriter(services)), "rows");
        var gateway = system.ActorOf(Props.Create(() => new GatewayActor(services, directory)), "gateway");
        return new NodeActors(directory, gateway, directory.Rows);
    }

    /// <summary>The shard that an entity of any type belongs to.</summary>
    public static int ShardOf(string entityId) => int.Parse(Extractor.ShardId(entityId, null), CultureInfo.InvariantCulture);

    /// <summary>Looks after unfinished work as long as the node lives.</summary>
    public static IActorRef KeepWorkGoing(ActorSystem system, ActorServices services, ActorDirectory directory, TimeSpan every, TimeSpan openFor) =>
        system.ActorOf(Props.Create(() => new KeepWorkGoing(services, directory, every, openFor)), "keep-work-going");

    /// <param name="stop">What an entity is sent when its shard leaves this node.</param>
    private static IActorRef Region(ActorSystem system, string typeName, Func<string, Props> props, object? stop = null)
    {
        var (sharding, settings) = (ClusterSharding.Get(system), ClusterShardingSettings.Create(system));
        return sharding.Start(
            typeName,
            props,
            settings,
            Extractor,
            sharding.DefaultShardAllocationStrategy(settings),
            stop ?? PoisonPill.Instance);
    }
}
