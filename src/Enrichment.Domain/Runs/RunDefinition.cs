using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;

namespace Enrichment.Domain.Runs;

/// <summary>A named set of fields and of the sources that may be asked for them.</summary>
/// <param name="Sources">Families (<c>Hunter</c>) or single operations (<c>hunter.company</c>); what is asked is what both the stage and the bucket's strategy allow.</param>
public sealed record Stage(string Name, IReadOnlyList<string> Fields, IReadOnlyList<string> Sources);

/// <summary>How a bucket of a run is to be worked, settled when the run begins so that a changed configuration cannot change a run under way.</summary>
/// <param name="MaxBudget">Dollars; null for no limit of its own.</param>
/// <param name="Sources">Families in the order in which they are asked.</param>
/// <param name="FreshFor">Answers younger than this are not bought again.</param>
/// <param name="Concurrency">Lookups at once, unless the run says otherwise.</param>
public sealed record BucketPlan(
    string Segment,
    string Strategy,
    PriorityClass Priority,
    decimal? MaxBudget,
    int BatchSize,
    IReadOnlyList<string> Sources,
    TimeSpan FreshFor,
    int Concurrency,
    long Rows,
    long Entities);

/// <summary>Everything that a run is asked to do.</summary>
/// <param name="Stages">In order; a record waits <paramref name="StageDelay"/> between two, holding no permit.</param>
/// <param name="TotalBudget">Dollars; null for no limit.</param>
/// <param name="Buckets">In priority order, already cut to the run's most buckets.</param>
/// <param name="MaxWorkers">Lookups at once in the whole run, in place of the strategies' figures; null to keep those.</param>
/// <param name="RetryFailed">Takes only failed rows.</param>
/// <param name="Refresh">Ignores freshness windows.</param>
/// <param name="MinConfidence">From this confidence on a field counts as answered and the waterfall stops for it.</param>
/// <param name="LeastPriority">Rows of a lower priority are left for later; null takes all.</param>
/// <param name="Take">Which rows its buckets take.</param>
/// <param name="AccountCaps">Dollars that the run may spend at an account, by account name.</param>
public sealed record RunDefinition(
    RunId Run,
    string TableId,
    IReadOnlyList<Stage> Stages,
    TimeSpan StageDelay,
    decimal? TotalBudget,
    IReadOnlyList<BucketPlan> Buckets,
    int? MaxWorkers,
    bool RetryFailed,
    bool Refresh,
    double MinConfidence,
    double? LeastPriority,
    IReadOnlyDictionary<string, decimal> AccountCaps,
    DateTimeOffset StartedAt,
    RowsTaken Take = RowsTaken.OfSegment);
