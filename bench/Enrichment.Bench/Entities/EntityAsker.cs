using Akka.Actor;
using Akka.Cluster.Sharding;
using Enrichment.Actors.Entities;
using Enrichment.Bench.Workload;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Rows;

namespace Enrichment.Bench.Entities;

/// <param name="Window">Requests under way at once.</param>
internal sealed record Asking(int Entities, int Window, BucketDefinition Bucket, IActorRef Region)
{
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Asks one entity after the other, so many at once; each answer must hold what was asked for.</summary>
internal sealed class EntityAsker : ReceiveActor
{
    private readonly Asking asking;
    private int asked;
    private int answered;

    public EntityAsker(Asking asking)
    {
        this.asking = asking;
        Receive<EntityAnswer>(Take);
    }

    protected override void PreStart()
    {
        while (asked < Math.Min(asking.Window, asking.Entities))
        {
            AskNext();
        }
    }

    private void Take(EntityAnswer answer)
    {
        if (answer.Status != RowStatus.Enriched)
        {
            asking.Ended.TrySetException(new InvalidOperationException($"{answer.Entity}: {answer.Status} ({string.Join(", ", answer.Missing.Select(m => m.Text))})"));
        }

        if (++answered == asking.Entities)
        {
            asking.Ended.TrySetResult();
        }
        else if (asked < asking.Entities)
        {
            AskNext();
        }
    }

    private void AskNext()
    {
        var entity = BenchTable.Company(asked++);
        var given = new Dictionary<string, string> { ["company.domain"] = entity.Key };
        var request = new Enrich($"{asking.Bucket.Bucket}|{entity}|0", entity, entity, asking.Bucket, given, Again: false, Seed: null);
        asking.Region.Tell(new ShardingEnvelope(entity.ToString(), request), Self);
    }
}
