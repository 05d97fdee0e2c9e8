using Enrichment.Domain.Buckets;
using Enrichment.Domain.Runs;

namespace Enrichment.Actors.Runs;

/// <summary>Starts a run, or joins the one with the same id. Answered with <see cref="RunReply"/>.</summary>
public sealed record StartRun(RunDefinition Definition);

/// <summary>Brings a run back after a restart; one that has ended stays so. Answered with <see cref="RunReply"/>.</summary>
public sealed record WakeRun;

/// <summary>Answered with <see cref="RunReply"/>; takes a run up again that a budget had stopped.</summary>
/// <param name="Limit">Dollars; null for no limit.</param>
public sealed record SetRunBudget(decimal? Limit);

/// <summary>Stops new work; answered with <see cref="RunReply"/>.</summary>
public sealed record PauseRun(string Why);

public sealed record ResumeRun;

/// <summary>
/// Ends a run for good: nothing new is asked, what is in flight is finished and charged, what is left is deferred. Answered with
/// <see cref="RunReply"/> once it is durable; the run ends when its buckets have.
/// </summary>
public sealed record CancelRun(string Why);

/// <summary>Ends one bucket of the run so.</summary>
public sealed record CancelRunBucket(string Segment, string Why);

/// <summary>A person's word to one bucket of the run; answered with <see cref="RunReply"/>.</summary>
public sealed record PauseRunBucket(string Segment, string Why);

public sealed record ResumeRunBucket(string Segment);

/// <summary>Sets what the bucket may spend at the most, within what the run has.</summary>
public sealed record SetRunBucketBudget(string Segment, decimal Cap);

/// <summary>Sets the class in which the bucket's lookups queue, those that wait already too; answered with <see cref="RunReply"/>.</summary>
public sealed record SetRunBucketPriority(string Segment, PriorityClass Priority);

/// <summary>Answered with <see cref="RunStateReply"/>.</summary>
public sealed record GetRun;

/// <param name="Problem">Why it was refused; null when it was done.</param>
public sealed record RunReply(string? Problem)
{
    public static readonly RunReply Done = new((string?)null);
}

/// <param name="Progress">Null when there is no such run.</param>
public sealed record RunStateReply(RunProgress? Progress);
