using Enrichment.Domain.Runs;
using Enrichment.Host.Progress;

namespace Enrichment.Host.Reports;

/// <summary>The content of <c>enrichment_report.json</c> (mission B8, B11, B12).</summary>
/// <param name="TotalCost">Dollars that the ledger has charged to the run.</param>
/// <param name="CostPerRecord">Dollars per finished record.</param>
/// <param name="SpentBefore">Dollars of an earlier run whose data directory is gone; not in the total.</param>
/// <param name="Unsettled">Calls whose outcome is not known, counted at their most in the budgets but not in the total.</param>
public sealed record RunReport(
    string Run,
    string Input,
    string Output,
    string Status,
    string? StoppedBy,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    long TotalRecords,
    long Completed,
    long Failed,
    decimal TotalCost,
    decimal CostPerRecord,
    decimal SpentBefore,
    long TotalTokens,
    decimal? Budget,
    RunSummary Summary,
    QualityMetrics Quality,
    IReadOnlyList<SourceHits> HitRates,
    IReadOnlyList<SourceUsage> Sources,
    IReadOnlyList<UnsettledCall> Unsettled,
    decimal UnsettledAtMost);

/// <summary>Completes the engine's summary by the rows that no bucket counts.</summary>
public static class FileSummary
{
    /// <summary>
    /// Rows that named nobody to look up failed before any bucket took them: they are added to the bucket of their segment, so that the
    /// totals are those of the file.
    /// </summary>
    /// <param name="strategyOf">A segment's strategy, for one that no bucket of the run worked.</param>
    public static RunSummary With(RunSummary summary, IReadOnlyDictionary<string, long> unusable, Func<string, string> strategyOf)
    {
        var stats = summary.BucketStats.Select(b => unusable.TryGetValue(b.Bucket, out var more) ? Add(b, more) : b).ToList();
        foreach (var (segment, rows) in unusable.Where(u => summary.BucketStats.All(b => b.Bucket != u.Key)))
        {
            stats.Add(Add(new BucketStats(segment, strategyOf(segment), 0, 0, 0, 0, 0, 0, 0, 0, 0, null), rows));
        }

        var total = stats.Sum(s => s.Total);
        return summary with
        {
            BucketsProcessed = stats.Count,
            BucketStats = stats,
            TotalBusinesses = total,
            TotalFailed = stats.Sum(s => s.Failed),
            AverageSuccessRate = RunSummary.Rate(summary.TotalEnriched, total),
        };
    }

    private static BucketStats Add(BucketStats bucket, long failed) => bucket with
    {
        Total = bucket.Total + failed,
        Failed = bucket.Failed + failed,
        Errors = bucket.Errors + failed,
        SuccessRate = RunSummary.Rate(bucket.Enriched, bucket.Total + failed),
    };
}
