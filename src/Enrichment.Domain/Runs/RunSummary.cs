namespace Enrichment.Domain.Runs;

/// <summary>One bucket in a run's summary (mission A10).</summary>
/// <param name="Enriched">Rows enriched or partial.</param>
/// <param name="SuccessRate">100 × enriched / total, one decimal.</param>
/// <param name="Errors">Entries of the error log.</param>
public sealed record BucketStats(
    string Bucket,
    string Strategy,
    long Enriched,
    long Total,
    decimal Cost,
    decimal SuccessRate,
    long Errors,
    long Failed,
    long NoResult,
    long Skipped,
    long Deferred,
    string? StoppedBy);

/// <summary>A run's summary (mission A10): enriched + failed + no_result + skipped + deferred = total once it has ended.</summary>
public sealed record RunSummary(
    string Status,
    long BucketsProcessed,
    long TotalBusinesses,
    long TotalEnriched,
    long TotalFailed,
    decimal TotalCost,
    decimal AverageSuccessRate,
    IReadOnlyList<BucketStats> BucketStats,
    long Skipped,
    long NoResult,
    long Deferred,
    double ProcessingTimeS,
    string? StoppedBy)
{
    /// <summary>100 × part / whole with one decimal; 0 for nothing at all.</summary>
    public static decimal Rate(long part, long whole) => whole == 0 ? 0 : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);
}

/// <summary>How a run stands, live.</summary>
/// <param name="Pending">Rows not yet final.</param>
public sealed record RunProgress(RunView Run, IReadOnlyList<BucketView> Buckets, long Pending)
{
    public bool Ended => Run.Status is RunStatus.Completed or RunStatus.Cancelled;
}
