using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;

namespace Enrichment.Domain.Runs;

public enum RunStatus
{
    Running,
    Paused,
    Completed,
    Cancelled,
}

public enum BucketStatus
{
    Waiting,
    Running,
    Paused,
    Completed,
    Cancelled,
}

/// <summary>A run as people see it.</summary>
/// <param name="StoppedBy">What ended it before all was tried, such as <c>budget: run</c>; null when nothing did.</param>
public sealed record RunView(
    RunId Run,
    long Revision,
    string TableId,
    RunStatus Status,
    decimal? TotalBudget,
    string? StoppedBy,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt);

/// <summary>A bucket as people see it.</summary>
/// <param name="Rows">By status.</param>
/// <param name="Errors">How many error-log entries, by kind.</param>
public sealed record BucketView(
    BucketId Bucket,
    long Revision,
    string Strategy,
    PriorityClass Priority,
    BucketStatus Status,
    decimal? Limit,
    decimal Spent,
    IReadOnlyDictionary<RowStatus, long> Rows,
    IReadOnlyDictionary<string, long> Errors,
    string? StoppedBy,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt);
