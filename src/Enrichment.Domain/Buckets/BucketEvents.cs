using Enrichment.Domain.Rows;

namespace Enrichment.Domain.Buckets;

/// <summary>
/// What happened to a bucket. Names and members are storage format: a change needs a new event beside the old one.
/// </summary>
public interface IBucketEvent;

public sealed record BucketOpened(BucketDefinition Definition, decimal? Limit, long Rows, long Entities, DateTimeOffset At) : IBucketEvent;

/// <param name="Limit">Dollars; null for none.</param>
public sealed record BucketLimitSet(decimal? Limit, DateTimeOffset At) : IBucketEvent;

/// <summary>One flush of the row writer: rows that became final, what they cost, what went wrong.</summary>
/// <param name="Rows">By status.</param>
/// <param name="Errors">By kind.</param>
public sealed record BucketAnswersStored(
    IReadOnlyDictionary<RowStatus, long> Rows, decimal Cost, IReadOnlyDictionary<string, long> Errors, DateTimeOffset At) : IBucketEvent;

/// <summary>
/// Deferred work is to be taken up again. It is durable before the store changes anything: after a crash in between the store is asked
/// once more, and no request carries an id that has been answered already.
/// </summary>
/// <param name="Generation">Part of the ids of requests from here on.</param>
public sealed record BucketReopening(int Generation, DateTimeOffset At) : IBucketEvent;

/// <summary>Deferred work was taken up again.</summary>
/// <param name="Generation">Part of the ids of requests from here on.</param>
/// <param name="Rows">All rows of the bucket by status, as the store has them.</param>
public sealed record BucketReopened(int Generation, IReadOnlyDictionary<RowStatus, long> Rows, DateTimeOffset At) : IBucketEvent;

/// <summary>After a restart: rows and ledger as the store has them, which win over what the events add up to.</summary>
public sealed record BucketReconciled(IReadOnlyDictionary<RowStatus, long> Rows, decimal Spent, DateTimeOffset At) : IBucketEvent;

/// <summary>A person set its priority: what it asks, and what it has asked already, is of this class from here on.</summary>
public sealed record BucketPrioritySet(PriorityClass Priority, DateTimeOffset At) : IBucketEvent;

public sealed record BucketPaused(string Why, DateTimeOffset At) : IBucketEvent;

public sealed record BucketResumed(DateTimeOffset At) : IBucketEvent;

/// <summary>A person ended the bucket: nothing new is asked, and what is left is deferred.</summary>
public sealed record BucketCancelled(string Why, DateTimeOffset At) : IBucketEvent;

/// <summary>Nothing is left to do now.</summary>
/// <param name="StoppedBy">What kept it from trying everything, such as <c>budget: run</c>; null when all was tried.</param>
public sealed record BucketCompleted(IReadOnlyDictionary<RowStatus, long> Rows, decimal Spent, string? StoppedBy, DateTimeOffset At) : IBucketEvent;
