using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Runs;

namespace Enrichment.Operators.Seams;

/// <summary>A bucket as it is listed.</summary>
/// <param name="Bucket">tenant/run/segment.</param>
/// <param name="Left">Rows that wait.</param>
public sealed record BucketLine(
    string Bucket, string Strategy, PriorityClass Priority, BucketStatus Status, long Rows, long Enriched, long Failed, long Deferred, long Left, decimal Spent,
    decimal? Limit, string? StoppedBy);

/// <summary>A bucket in full.</summary>
/// <param name="Reserved">Dollars set aside for what is in flight.</param>
/// <param name="ByStatus">Rows by status.</param>
/// <param name="Errors">Entries of the error log by kind.</param>
public sealed record BucketDetail(
    string Bucket, string Strategy, PriorityClass Priority, BucketStatus Status, string? StoppedBy, decimal? Limit, decimal Charged, decimal Reserved, decimal? Free,
    IReadOnlyDictionary<string, long> ByStatus, IReadOnlyDictionary<string, long> Errors, DateTimeOffset Started, DateTimeOffset? Finished);

/// <summary>The buckets of every tenant.</summary>
public interface IBucketOperations
{
    /// <summary>A tenant's or run's buckets, or all; of the newest runs first, by priority within one.</summary>
    Task<IReadOnlyList<BucketView>> List(string? tenant, RunId? run, BucketStatus? status, int most);

    /// <summary>As it was last stored; null where there is no such bucket.</summary>
    Task<BucketView?> Find(BucketId bucket);

    /// <summary>Buckets of a segment's name, newest run first.</summary>
    Task<IReadOnlyList<BucketView>> Named(string segment, string? tenant);

    /// <summary>Null where there is no such bucket.</summary>
    Task<BucketDetail?> Show(BucketId bucket, CancellationToken stop);

    /// <exception cref="Commands.CommandProblemException">The bucket does not take this as it stands.</exception>
    Task SetBudget(BucketId bucket, decimal dollars, string why);

    /// <exception cref="Commands.CommandProblemException">The bucket does not take this as it stands.</exception>
    Task SetPriority(BucketId bucket, PriorityClass priority);

    /// <exception cref="Commands.CommandProblemException">The bucket does not take this as it stands.</exception>
    Task Pause(BucketId bucket, string why);

    /// <exception cref="Commands.CommandProblemException">The bucket does not take this as it stands.</exception>
    Task Resume(BucketId bucket, string why);
}
