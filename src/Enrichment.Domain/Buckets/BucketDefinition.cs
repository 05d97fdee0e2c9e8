using System.Text.Json.Serialization;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;

namespace Enrichment.Domain.Buckets;

/// <summary>What a bucket has to do: its part of a run's definition.</summary>
/// <param name="Scope">What its lookups are counted in: itself, or the whole run when the run sets the number of workers.</param>
/// <param name="ScopeLimit">Lookups at once in that scope.</param>
public sealed record BucketDefinition(
    BucketId Bucket,
    string TableId,
    BucketPlan Plan,
    IReadOnlyList<Stage> Stages,
    TimeSpan StageDelay,
    string Scope,
    int ScopeLimit,
    bool RetryFailed,
    bool Refresh,
    double MinConfidence,
    double? LeastPriority,
    DateTimeOffset RunStartedAt,
    RowsTaken Take = RowsTaken.OfSegment)
{
    /// <summary>Made of the rest, so no part of a stored definition.</summary>
    [JsonIgnore]
    public BucketSelection Selection => new(Bucket, TableId, Plan.Segment, RetryFailed, LeastPriority, Take);

    /// <summary>The part of <paramref name="run"/> that <paramref name="plan"/> describes.</summary>
    public static BucketDefinition Of(RunDefinition run, BucketPlan plan)
    {
        var bucket = new BucketId(run.Run, plan.Segment);
        return new BucketDefinition(
            bucket,
            run.TableId,
            plan,
            run.Stages,
            run.StageDelay,
            run.MaxWorkers is null ? bucket.ToString() : run.Run.ToString(),
            run.MaxWorkers ?? plan.Concurrency,
            run.RetryFailed,
            run.Refresh,
            run.MinConfidence,
            run.LeastPriority,
            run.StartedAt,
            run.Take);
    }
}
