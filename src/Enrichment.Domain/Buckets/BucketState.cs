using System.Collections.Immutable;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;

namespace Enrichment.Domain.Buckets;

/// <summary>A bucket's budget and progress: the fold of its events.</summary>
/// <param name="Definition">Null until it was opened.</param>
/// <param name="Revision">Events so far.</param>
/// <param name="Generation">How often deferred work was taken up again.</param>
/// <param name="Rows">By status; pending ones are counted too.</param>
/// <param name="IsReopening">The store is still to take up what was deferred.</param>
public sealed record BucketState(
    BucketDefinition? Definition,
    long Revision,
    int Generation,
    decimal? Limit,
    decimal Spent,
    BucketStatus Status,
    string? PausedWhy,
    string? StoppedBy,
    ImmutableSortedDictionary<RowStatus, long> Rows,
    ImmutableSortedDictionary<string, long> Errors,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    string? CancelledWhy = null,
    bool IsReopening = false)
{
    public static readonly BucketState Initial = new(
        null, 0, 0, null, 0, BucketStatus.Waiting, null, null,
        ImmutableSortedDictionary<RowStatus, long>.Empty,
        ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal),
        default, null);

    public bool IsOpen => Definition is not null;

    public bool IsPaused => PausedWhy is not null;

    /// <summary>A person ended it; it has ended once it <see cref="IsCompleted"/>.</summary>
    public bool IsCancelled => CancelledWhy is not null;

    public bool IsCompleted => Status is BucketStatus.Completed or BucketStatus.Cancelled;

    public BucketState Evolve(IBucketEvent happened)
    {
        var next = this with { Revision = Revision + 1 };
        return happened switch
        {
            BucketOpened e => next with
            {
                Definition = e.Definition,
                Limit = e.Limit,
                Status = BucketStatus.Running,
                StartedAt = e.At,
                Rows = Rows.SetItem(RowStatus.Pending, e.Rows),
            },
            BucketLimitSet e => next with { Limit = e.Limit },
            BucketAnswersStored e => next with { Rows = Moved(e.Rows), Spent = Spent + e.Cost, Errors = Added(e.Errors) },
            BucketReopening e => next.Again(e.Generation) with { IsReopening = true },
            BucketReopened e => next.Again(e.Generation) with { IsReopening = false, Rows = Counted(e.Rows) },
            BucketReconciled e => next with { Rows = Counted(e.Rows), Spent = e.Spent },
            BucketPrioritySet e => next with { Definition = Definition! with { Plan = Definition.Plan with { Priority = e.Priority } } },
            BucketPaused e => next with { PausedWhy = e.Why, Status = BucketStatus.Paused },
            BucketResumed => next with { PausedWhy = null, Status = BucketStatus.Running, StoppedBy = null, FinishedAt = null },
            BucketCancelled e => next with { CancelledWhy = e.Why, PausedWhy = null, Status = BucketStatus.Running },
            BucketCompleted e => next with
            {
                Status = IsCancelled ? BucketStatus.Cancelled : BucketStatus.Completed,
                IsReopening = false,
                StoppedBy = e.StoppedBy,
                FinishedAt = e.At,
                Spent = e.Spent,
                Rows = Counted(e.Rows),
            },
            _ => throw new ArgumentException($"Not a bucket event: {happened.GetType().Name}.", nameof(happened)),
        };
    }

    /// <summary>What people see.</summary>
    public BucketView View()
    {
        var definition = Definition ?? throw new InvalidOperationException("The bucket was not opened.");
        return new BucketView(
            definition.Bucket, Revision, definition.Plan.Strategy, definition.Plan.Priority, Status, Limit, Spent,
            Rows, Errors, StoppedBy, StartedAt, FinishedAt);
    }

    private BucketState Again(int generation) => this with
    {
        Generation = generation,
        Status = IsPaused ? BucketStatus.Paused : BucketStatus.Running,
        StoppedBy = null,
        FinishedAt = null,
    };

    private ImmutableSortedDictionary<RowStatus, long> Moved(IReadOnlyDictionary<RowStatus, long> final)
    {
        var rows = Rows.ToBuilder();
        foreach (var (status, count) in final)
        {
            rows[status] = rows.GetValueOrDefault(status) + count;
            rows[RowStatus.Pending] = rows.GetValueOrDefault(RowStatus.Pending) - count;
        }

        return rows.ToImmutable();
    }

    private static ImmutableSortedDictionary<RowStatus, long> Counted(IReadOnlyDictionary<RowStatus, long> rows) =>
        rows.Where(r => r.Value != 0).ToImmutableSortedDictionary();

    private ImmutableSortedDictionary<string, long> Added(IReadOnlyDictionary<string, long> more)
    {
        var errors = Errors.ToBuilder();
        foreach (var (kind, count) in more)
        {
            errors[kind] = errors.GetValueOrDefault(kind) + count;
        }

        return errors.ToImmutable();
    }
}
