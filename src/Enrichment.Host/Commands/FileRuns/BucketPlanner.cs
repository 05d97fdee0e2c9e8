using Enrichment.Domain.Rows;
using Enrichment.Domain.Rules;
using Enrichment.Domain.Runs;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>Settles which segments a run works, in which order, and how (mission A1, A2).</summary>
public static class BucketPlanner
{
    /// <param name="segments">What waits in the store.</param>
    /// <param name="bucketLimit">Keeps the largest; null keeps all.</param>
    /// <param name="maxBuckets">Then processes the most urgent; null processes all.</param>
    /// <param name="oneBucket">The strategy of every segment; null for each its own.</param>
    public static IReadOnlyList<BucketPlan> Plan(
        IReadOnlyList<Segment> segments, StrategyBook strategies, int? bucketLimit, int? maxBuckets, string? oneBucket) =>
    [
        .. segments
            .OrderByDescending(s => s.Rows).ThenBy(s => s.Name, StringComparer.Ordinal)
            .Take(bucketLimit ?? int.MaxValue)
            .Select(s => PlanOf(s, (oneBucket is null ? null : strategies.Named(oneBucket)) ?? strategies.For(s.Name)))
            .OrderBy(p => p.Priority).ThenByDescending(p => p.Rows).ThenBy(p => p.Segment, StringComparer.Ordinal)
            .Take(maxBuckets ?? int.MaxValue),
    ];

    private static BucketPlan PlanOf(Segment segment, Strategy strategy) => new(
        segment.Name, strategy.Name, strategy.Priority, strategy.MaxBudget, strategy.BatchSize, strategy.Sources, strategy.FreshFor,
        strategy.Concurrency, segment.Rows, segment.Entities);
}
