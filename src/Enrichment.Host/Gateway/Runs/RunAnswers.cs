using System.Text.Json.Serialization;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;

namespace Enrichment.Host.Gateway.Runs;

/// <summary>One bucket of a run's summary (mission A10), live.</summary>
/// <param name="Errors">Entries of the error log.</param>
/// <param name="ErrorKinds">The same by kind.</param>
/// <param name="FailureRate">100 × failed / total, one decimal.</param>
/// <param name="Budget">Dollars that it may spend now; null for no limit.</param>
public sealed record BucketStatsAnswer(
    [property: JsonPropertyName("bucket")] string Bucket,
    [property: JsonPropertyName("strategy")] string Strategy,
    [property: JsonPropertyName("enriched")] long Enriched,
    [property: JsonPropertyName("total")] long Total,
    [property: JsonPropertyName("cost")] decimal Cost,
    [property: JsonPropertyName("success_rate")] decimal SuccessRate,
    [property: JsonPropertyName("errors")] long Errors,
    [property: JsonPropertyName("failed")] long Failed,
    [property: JsonPropertyName("no_result")] long NoResult,
    [property: JsonPropertyName("skipped")] long Skipped,
    [property: JsonPropertyName("deferred")] long Deferred,
    [property: JsonPropertyName("stopped_by")] string? StoppedBy,
    [property: JsonPropertyName("failure_rate")] decimal FailureRate,
    [property: JsonPropertyName("error_kinds")] IReadOnlyDictionary<string, long> ErrorKinds,
    [property: JsonPropertyName("pending")] long Pending,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("priority")] string Priority,
    [property: JsonPropertyName("budget")] decimal? Budget,
    [property: JsonPropertyName("processing_time_s")] double ProcessingTimeS);

/// <summary>A run with its summary (mission A10) as it stands.</summary>
/// <param name="Kind">run, nightly, enrich, preenrich, or file for a run of the command line.</param>
/// <param name="Status">pending, running, paused, completed, cancelled or failed.</param>
/// <param name="Failed">The same as <paramref name="TotalFailed"/>: enriched + failed + no_result + skipped + deferred + pending = total.</param>
public sealed record RunAnswer(
    [property: JsonPropertyName("run_id")] string RunId,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("table_id")] string TableId,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("buckets_processed")] long BucketsProcessed,
    [property: JsonPropertyName("total_businesses")] long TotalBusinesses,
    [property: JsonPropertyName("total_enriched")] long TotalEnriched,
    [property: JsonPropertyName("total_failed")] long TotalFailed,
    [property: JsonPropertyName("total_cost")] decimal TotalCost,
    [property: JsonPropertyName("average_success_rate")] decimal AverageSuccessRate,
    [property: JsonPropertyName("bucket_stats")] IReadOnlyList<BucketStatsAnswer> BucketStats,
    [property: JsonPropertyName("skipped")] long Skipped,
    [property: JsonPropertyName("no_result")] long NoResult,
    [property: JsonPropertyName("deferred")] long Deferred,
    [property: JsonPropertyName("failed")] long Failed,
    [property: JsonPropertyName("pending")] long Pending,
    [property: JsonPropertyName("processing_time_s")] double ProcessingTimeS,
    [property: JsonPropertyName("stopped_by")] string? StoppedBy,
    [property: JsonPropertyName("total_budget")] decimal? TotalBudget,
    [property: JsonPropertyName("max_buckets")] int? MaxBuckets,
    [property: JsonPropertyName("bucket_limit")] int? BucketLimit,
    [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("started_at")] DateTimeOffset? StartedAt,
    [property: JsonPropertyName("finished_at")] DateTimeOffset? FinishedAt);

/// <summary>Runs, newest first.</summary>
/// <param name="NextCursor">Where to go on; null at the end.</param>
public sealed record RunPage(
    [property: JsonPropertyName("runs")] IReadOnlyList<RunAnswer> Runs,
    [property: JsonPropertyName("next_cursor")] string? NextCursor);

internal static class RunAnswers
{
    private const string OfFile = "file";

    /// <param name="job">Null for a run of the command line.</param>
    /// <param name="progress">Null before the run has begun.</param>
    public static RunAnswer Of(TableJob? job, RunProgress? progress, DateTimeOffset now)
    {
        var summary = progress is null ? null : RunSummaries.Of(progress, now);
        var run = progress?.Run;
        return new RunAnswer(
            job?.JobId ?? run!.Run.Name, job?.Request.Kind.ToString().ToLowerInvariant() ?? OfFile, job?.TableId ?? run!.TableId,
            job is { HasEnded: true, Status: not JobStatus.Completed } or { Status: JobStatus.Pending }
                ? job.Status.ToString().ToLowerInvariant() : summary?.Status ?? "pending",
            summary?.BucketsProcessed ?? 0, summary?.TotalBusinesses ?? 0, summary?.TotalEnriched ?? 0, summary?.TotalFailed ?? 0,
            summary?.TotalCost ?? 0, summary?.AverageSuccessRate ?? 0,
            summary is null ? [] : [.. summary.BucketStats.Zip(progress!.Buckets, (s, b) => StatsOf(s, b, now))],
            summary?.Skipped ?? 0, summary?.NoResult ?? 0, summary?.Deferred ?? 0, summary?.TotalFailed ?? 0, progress?.Pending ?? 0,
            summary?.ProcessingTimeS ?? 0, summary?.StoppedBy ?? job?.Problem, run is null ? job?.Request.Budget : run.TotalBudget,
            job?.Request.MaxBuckets, job?.Request.BucketLimit, job?.CreatedAt ?? run!.StartedAt, run?.StartedAt, run?.FinishedAt ?? job?.CompletedAt);
    }

    private static BucketStatsAnswer StatsOf(BucketStats stats, BucketView bucket, DateTimeOffset now) => new(
        stats.Bucket, stats.Strategy, stats.Enriched, stats.Total, stats.Cost, stats.SuccessRate, stats.Errors, stats.Failed, stats.NoResult,
        stats.Skipped, stats.Deferred, stats.StoppedBy, RunSummary.Rate(stats.Failed, stats.Total), bucket.Errors,
        bucket.Rows.GetValueOrDefault(RowStatus.Pending), bucket.Status.ToString().ToLowerInvariant(), bucket.Priority.ToString().ToLowerInvariant(),
        bucket.Limit, Math.Round(((bucket.FinishedAt ?? now) - bucket.StartedAt).TotalSeconds, 3));
}
