using Enrichment.Domain.Rows;

namespace Enrichment.Domain.Runs;

/// <summary>Makes a run's summary (mission A10) of what its buckets show.</summary>
public static class RunSummaries
{
    public static RunSummary Of(RunProgress progress, DateTimeOffset now)
    {
        var stats = progress.Buckets.Select(StatsOf).ToList();
        var total = stats.Sum(s => s.Total);
        var enriched = stats.Sum(s => s.Enriched);
        return new RunSummary(
            progress.Run.Status.ToString().ToLowerInvariant(),
            stats.Count,
            total,
            enriched,
            stats.Sum(s => s.Failed),
            stats.Sum(s => s.Cost),
            RunSummary.Rate(enriched, total),
            stats,
            stats.Sum(s => s.Skipped),
            stats.Sum(s => s.NoResult),
            stats.Sum(s => s.Deferred),
            Math.Round(((progress.Run.FinishedAt ?? now) - progress.Run.StartedAt).TotalSeconds, 3),
            progress.Run.StoppedBy);
    }

    private static BucketStats StatsOf(BucketView bucket)
    {
        long Count(params RowStatus[] statuses) => statuses.Sum(s => bucket.Rows.GetValueOrDefault(s));
        var enriched = Count(RowStatus.Enriched, RowStatus.Partial);
        var total = bucket.Rows.Values.Sum();
        return new BucketStats(
            bucket.Bucket.Segment, bucket.Strategy, enriched, total, bucket.Spent, RunSummary.Rate(enriched, total), bucket.Errors.Values.Sum(),
            Count(RowStatus.Failed), Count(RowStatus.NoResult), Count(RowStatus.Skipped), Count(RowStatus.Deferred), bucket.StoppedBy);
    }
}
