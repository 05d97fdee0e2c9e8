using Akka.Cluster.Sharding;
using Enrichment.Actors.Entities;
using Enrichment.Domain.Buckets;

namespace Enrichment.Actors.Buckets;

/// <content>The class of the bucket's lookups, changed while it works: what it has asked for already moves with it.</content>
public sealed partial class BucketActor
{
    private void OnPriority(PriorityClass priority)
    {
        if (!state.IsOpen || state.IsCompleted || Definition.Plan.Priority == priority)
        {
            return;
        }

        Persist(new BucketPrioritySet(priority, Now), e =>
        {
            Apply(e);
            foreach (var (entity, asked) in outstanding.Where(o => !o.Value.IsAnswered))
            {
                directory.Entities.Tell(new ShardingEnvelope(entity.ToString(), new Reprioritise(asked.RequestId, e.Priority)), Self);
            }

            Report();
        });
    }
}
