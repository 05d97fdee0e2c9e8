using Enrichment.Domain.Buckets;

namespace Enrichment.Domain.Runs;

/// <summary>What happened to a run. Names and members are storage format: a change needs a new event beside the old one.</summary>
public interface IRunEvent;

public sealed record RunStarted(RunDefinition Definition, DateTimeOffset At) : IRunEvent;

/// <summary>The total budget, or what each bucket may spend of it, was set.</summary>
/// <param name="Limits">Dollars by segment; null for no limit.</param>
public sealed record RunBudgetShared(decimal? TotalBudget, IReadOnlyDictionary<string, decimal?> Limits, DateTimeOffset At) : IRunEvent;

/// <summary>A person set a bucket's own most.</summary>
public sealed record RunBucketCapSet(string Segment, decimal Cap, DateTimeOffset At) : IRunEvent;

/// <summary>A person set a bucket's priority.</summary>
public sealed record RunBucketPrioritySet(string Segment, PriorityClass Priority, DateTimeOffset At) : IRunEvent;

/// <summary>A bucket has nothing to do any more.</summary>
public sealed record RunBucketEnded(string Segment, string? StoppedBy, DateTimeOffset At) : IRunEvent;

/// <summary>An ended bucket works again: money came, or a person resumed it.</summary>
public sealed record RunBucketReopened(string Segment, DateTimeOffset At) : IRunEvent;

public sealed record RunPaused(DateTimeOffset At) : IRunEvent;

public sealed record RunResumed(DateTimeOffset At) : IRunEvent;

/// <summary>A person ended the run: its buckets ask nothing new, and what is left is deferred.</summary>
public sealed record RunCancelled(string Why, DateTimeOffset At) : IRunEvent;

/// <summary>A person ended one bucket of the run.</summary>
public sealed record RunBucketCancelled(string Segment, string Why, DateTimeOffset At) : IRunEvent;

public sealed record RunEnded(string? StoppedBy, DateTimeOffset At) : IRunEvent;
