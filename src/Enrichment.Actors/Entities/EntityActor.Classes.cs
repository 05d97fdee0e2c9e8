using Akka.Actor;
using Akka.Cluster.Sharding;
using Enrichment.Actors.Gates;
using Enrichment.Domain.Buckets;

namespace Enrichment.Actors.Entities;

/// <content>The class in which the entity's call queues: the highest of all who wait here, whoever joins, leaves or is moved.</content>
public sealed partial class EntityActor
{
    private void OnReprioritise(Reprioritise message)
    {
        if (Move(message.RequestId, message.To))
        {
            return;
        }

        if (state.AliasOf is { } alias)
        {
            directory.Entities.Forward(new ShardingEnvelope(alias.ToString(), message));
        }

        // It may have come to life for this word alone.
        Step();
    }

    /// <summary>False when nobody asks under that id.</summary>
    private bool Move(string requestId, PriorityClass to)
    {
        if (!asked.TryGetValue(requestId, out var known))
        {
            return false;
        }

        var (request, replyTo) = known;
        asked[requestId] = (request with { Bucket = request.Bucket with { Plan = request.Bucket.Plan with { Priority = to } } }, replyTo);
        if (book.Find(requestId) is { } subscription)
        {
            subscription.Priority = to;
            Reclass();
        }

        return true;
    }

    private void Reclass()
    {
        if (call is null || book.Highest() is not { } highest || highest == call.Class)
        {
            return;
        }

        call.Class = highest;
        if (call.IsAsking)
        {
            directory.Gate.Tell(SourceGate.To(new ReprioritisePermit(call.PermitId, highest)));
        }
    }
}
