using System.Text.Json.Serialization;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;

namespace Enrichment.Host.Gateway.Buckets;

/// <summary>A bucket as it stands (mission A13).</summary>
/// <param name="Bucket">Its segment; with the run it is the bucket's address.</param>
/// <param name="Priority">high, medium, low or minimal.</param>
/// <param name="Status">waiting, running, paused, completed or cancelled.</param>
/// <param name="Budget">Dollars that it may spend now; null for no limit.</param>
/// <param name="Reserved">Dollars set aside for what is in flight; null where many are listed.</param>
/// <param name="Rows">By status.</param>
/// <param name="ErrorKinds">Entries of the error log by kind.</param>
public sealed record BucketAnswer(
    [property: JsonPropertyName("run_id")] string RunId,
    [property: JsonPropertyName("bucket")] string Bucket,
    [property: JsonPropertyName("strategy")] string Strategy,
    [property: JsonPropertyName("priority")] string Priority,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("budget")] decimal? Budget,
    [property: JsonPropertyName("cost")] decimal Cost,
    [property: JsonPropertyName("reserved")] decimal? Reserved,
    [property: JsonPropertyName("total")] long Total,
    [property: JsonPropertyName("pending")] long Pending,
    [property: JsonPropertyName("rows")] IReadOnlyDictionary<string, long> Rows,
    [property: JsonPropertyName("success_rate")] decimal SuccessRate,
    [property: JsonPropertyName("failure_rate")] decimal FailureRate,
    [property: JsonPropertyName("errors")] long Errors,
    [property: JsonPropertyName("error_kinds")] IReadOnlyDictionary<string, long> ErrorKinds,
    [property: JsonPropertyName("stopped_by")] string? StoppedBy,
    [property: JsonPropertyName("started_at")] DateTimeOffset StartedAt,
    [property: JsonPropertyName("finished_at")] DateTimeOffset? FinishedAt,
    [property: JsonPropertyName("processing_time_s")] double ProcessingTimeS)
{
    /// <param name="money">What the ledger has of it; null for what the bucket itself last knew.</param>
    internal static BucketAnswer Of(BucketView bucket, Budget? money, DateTimeOffset now)
    {
        var total = bucket.Rows.Values.Sum();
        long Count(params RowStatus[] statuses) => statuses.Sum(s => bucket.Rows.GetValueOrDefault(s));
        return new BucketAnswer(
            bucket.Bucket.Run.Name, bucket.Bucket.Segment, bucket.Strategy, bucket.Priority.ToString().ToLowerInvariant(),
            bucket.Status.ToString().ToLowerInvariant(), money is null ? bucket.Limit : money.Limit, money?.Charged ?? bucket.Spent, money?.Reserved,
            total, Count(RowStatus.Pending), bucket.Rows.ToDictionary(r => r.Key.Word(), r => r.Value),
            RunSummary.Rate(Count(RowStatus.Enriched, RowStatus.Partial), total), RunSummary.Rate(Count(RowStatus.Failed), total),
            bucket.Errors.Values.Sum(), bucket.Errors, bucket.StoppedBy, bucket.StartedAt, bucket.FinishedAt,
            Math.Round(((bucket.FinishedAt ?? now) - bucket.StartedAt).TotalSeconds, 3));
    }
}

/// <summary>What is to be changed of a bucket; what is left out stays.</summary>
/// <param name="Budget">The most dollars that it may ever spend, within what the run has.</param>
/// <param name="Priority">high, medium, low or minimal.</param>
public sealed record BucketChange(
    [property: JsonPropertyName("budget")] decimal? Budget,
    [property: JsonPropertyName("priority")] string? Priority,
    [property: JsonPropertyName("paused")] bool? Paused);
