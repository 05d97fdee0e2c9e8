using Enrichment.Domain.Jobs;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;

namespace Enrichment.Host.Gateway.Jobs;

/// <summary>A job over a table (mission D10).</summary>
/// <param name="Status">pending, running, completed, failed or cancelled.</param>
/// <param name="EntityCount">Companies and people whose rows it took; 0 while it waits for its turn.</param>
/// <param name="ProcessedCount">Of these, answered.</param>
/// <param name="Rows">By status.</param>
/// <param name="Cost">Dollars spent.</param>
/// <param name="Budget">The most dollars that it may spend now; null for the strategy's own limit alone.</param>
/// <param name="CostCents">The same in cents, rounded.</param>
/// <param name="Problem">What stopped it, such as <c>budget: run</c>; null when nothing did.</param>
public sealed record JobAnswer(
    string Id,
    string TableId,
    string Status,
    long EntityCount,
    long ProcessedCount,
    IReadOnlyDictionary<string, long> Rows,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? CompletedAt,
    decimal Cost,
    decimal CostCents,
    decimal? Budget,
    string? Problem,
    JobMetadata Metadata);

/// <summary>Jobs of a table, newest first.</summary>
/// <param name="NextCursor">Where to go on; null at the end.</param>
public sealed record JobPage(IReadOnlyList<JobAnswer> Jobs, string? NextCursor);

/// <param name="Kind">enrich, preenrich, run or nightly.</param>
/// <param name="Fields">The fields wanted.</param>
/// <param name="Bucket">The bucket that works it, for <c>/v2/buckets</c>.</param>
/// <param name="Errors">Lookups that failed, by kind.</param>
public sealed record JobMetadata(string Kind, IReadOnlyList<string> Fields, string Bucket, IReadOnlyDictionary<string, long> Errors);

internal static class JobAnswers
{
    /// <param name="progress">Null before the job's run has begun.</param>
    public static JobAnswer Of(TableJob job, RunProgress? progress, BucketCounts? counts)
    {
        var buckets = progress?.Buckets ?? [];
        var cost = buckets.Sum(b => b.Spent);
        return new JobAnswer(
            job.JobId, job.TableId, job.Status.ToString().ToLowerInvariant(), counts?.Entities ?? 0,
            counts is null ? 0 : counts.Entities - counts.PendingEntities - counts.DeferredEntities,
            buckets.SelectMany(b => b.Rows).GroupBy(r => r.Key.Word()).ToDictionary(g => g.Key, g => g.Sum(r => r.Value)),
            job.CreatedAt, job.StartedAt, job.CompletedAt, cost, Math.Round(cost * 100, 2), progress is null ? job.Request.Budget : progress.Run.TotalBudget, job.Problem ?? progress?.Run.StoppedBy,
            new JobMetadata(
                job.Request.Kind.ToString().ToLowerInvariant(), job.Request.Fields, $"{job.JobId}/{TableJob.Segment}",
                buckets.SelectMany(b => b.Errors).GroupBy(e => e.Key).ToDictionary(g => g.Key, g => g.Sum(e => e.Value))));
    }
}
