using System.Collections.Immutable;
using Enrichment.Domain.Buckets;

namespace Enrichment.Domain.Runs;

/// <summary>A run's plan, how its money is shared, and which of its buckets have ended: the fold of its events.</summary>
/// <param name="Limits">Dollars that each segment's bucket may spend; null for no limit.</param>
/// <param name="Caps">A bucket's own most, where a person set one in place of its strategy's.</param>
/// <param name="Priorities">A bucket's priority, where a person set one in place of its strategy's.</param>
/// <param name="CancelledWhy">Null unless a person ended the run.</param>
/// <param name="CancelledBuckets">Segments whose buckets a person ended, with the reason.</param>
/// <param name="Ended">Segments that have nothing to do any more, with what stopped them.</param>
public sealed record RunState(
    RunDefinition? Definition,
    long Revision,
    RunStatus Status,
    decimal? TotalBudget,
    ImmutableSortedDictionary<string, decimal?> Limits,
    ImmutableSortedDictionary<string, decimal> Caps,
    ImmutableSortedDictionary<string, string> Ended,
    string? StoppedBy,
    DateTimeOffset? FinishedAt,
    string? CancelledWhy,
    ImmutableSortedDictionary<string, string> CancelledBuckets,
    ImmutableSortedDictionary<string, PriorityClass> Priorities)
{
    public static readonly RunState Initial = new(
        null, 0, RunStatus.Running, null,
        ImmutableSortedDictionary.Create<string, decimal?>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, decimal>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), null, null, null,
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, PriorityClass>(StringComparer.Ordinal));

    public bool IsStarted => Definition is not null;

    public bool HasEnded => Status is RunStatus.Completed or RunStatus.Cancelled;

    /// <summary>A person ended it; it <see cref="HasEnded"/> once its buckets have.</summary>
    public bool IsCancelled => CancelledWhy is not null;

    public bool AllEnded => Definition is { } d && Ended.Count == d.Buckets.Count;

    public RunState Evolve(IRunEvent happened)
    {
        var next = this with { Revision = Revision + 1 };
        return happened switch
        {
            RunStarted e => next with { Definition = e.Definition, TotalBudget = e.Definition.TotalBudget, Status = RunStatus.Running },
            RunBudgetShared e => next with { TotalBudget = e.TotalBudget, Limits = Limits.SetItems(e.Limits) },
            RunBucketCapSet e => next with { Caps = Caps.SetItem(e.Segment, e.Cap) },
            RunBucketPrioritySet e => next with { Priorities = Priorities.SetItem(e.Segment, e.Priority) },
            RunBucketEnded e => next with { Ended = Ended.SetItem(e.Segment, e.StoppedBy ?? "") },
            RunBucketReopened e => next with
            {
                Ended = Ended.Remove(e.Segment),
                Status = Status == RunStatus.Paused ? RunStatus.Paused : RunStatus.Running,
                FinishedAt = null,
                StoppedBy = null,
            },
            RunPaused => next with { Status = RunStatus.Paused },
            RunResumed => next with { Status = RunStatus.Running, FinishedAt = null, StoppedBy = null },
            RunCancelled e => next with { CancelledWhy = e.Why, Status = RunStatus.Running },
            RunBucketCancelled e => next with { CancelledBuckets = CancelledBuckets.SetItem(e.Segment, e.Why) },
            RunEnded e => next with { Status = IsCancelled ? RunStatus.Cancelled : RunStatus.Completed, StoppedBy = e.StoppedBy, FinishedAt = e.At },
            _ => throw new ArgumentException($"Not a run event: {happened.GetType().Name}.", nameof(happened)),
        };
    }

    /// <summary>What a bucket may spend at the most, whatever the run has left; null for no limit.</summary>
    public decimal? CapOf(BucketPlan plan) => Caps.TryGetValue(plan.Segment, out var cap) ? cap : plan.MaxBudget;

    /// <summary>The plan with the priority that holds now.</summary>
    public BucketPlan Now(BucketPlan plan) => Priorities.TryGetValue(plan.Segment, out var priority) ? plan with { Priority = priority } : plan;

    /// <summary>Why a person ended the bucket, or the run with it; null when nobody did.</summary>
    public string? WhyCancelled(string segment) => CancelledWhy ?? CancelledBuckets.GetValueOrDefault(segment);

    public RunView View()
    {
        var definition = Definition ?? throw new InvalidOperationException("The run was not started.");
        return new RunView(definition.Run, Revision, definition.TableId, Status, TotalBudget, StoppedBy, definition.StartedAt, FinishedAt);
    }
}
