using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Embedded.Simulation;
using Enrichment.Actors;
using Enrichment.Simulation.Chance;
using Enrichment.Simulation.Invariants;
using Enrichment.Simulation.Telling;

namespace Enrichment.Simulation.Worlds;

/// <summary>
/// Stands between the actors of one process: tells what they say to each other, and loses some of it where a plan says so, as happens
/// between nodes. The row writer is always in its bucket's own process.
/// </summary>
internal sealed class MessagePost(World world, Draw draw, NobodyIsForgotten forgotten)
{
    /// <summary>Puts itself in front of all regions.</summary>
    public void StandBefore(ActorDirectory directory)
    {
        directory.Entities = Watch(directory.Entities, "entity");
        directory.Buckets = Watch(directory.Buckets, "bucket");
        directory.Runs = Watch(directory.Runs, "run");
        directory.Gate = Watch(directory.Gate, "gate");
    }

    private WatchedRef Watch(IActorRef region, string type) => new(region, (to, message, sender) => Pass(to, message, sender, type));

    private void Pass(WatchedRef to, object message, IActorRef? sender, string type)
    {
        var (id, content) = message is ShardingEnvelope envelope ? (envelope.EntityId, envelope.Message) : ("", message);
        if (!IsLost(content, $"{type} {id}"))
        {
            // Between nodes an answer finds its way by the asker's own reference, and the network sees to its loss.
            to.Deliver(message, sender is null or Nobody || world.Plan.Cluster is not null ? sender : new WatchedRef(sender, Answer));
        }
    }

    private void Answer(WatchedRef to, object message, IActorRef? sender)
    {
        if (!IsLost(message, "answer"))
        {
            to.Deliver(message, sender);
        }
    }

    private bool IsLost(object message, string to)
    {
        var isLost = world.Plan.Lost > 0 && world.HasTrouble && draw.Percent(world.Plan.Lost);
        forgotten.Passes(message);
        if (world.Story.IsTold && Words.Of(message) is { } words)
        {
            world.Story.Tell(to, isLost ? $"LOST: {words}" : words);
        }

        return isLost;
    }
}
