using Enrichment.Domain.Identity;

namespace Enrichment.Operators.Seams;

/// <summary>A run as it stands.</summary>
/// <param name="Run">tenant/name.</param>
/// <param name="Status">pending, running, paused, completed, cancelled or failed.</param>
/// <param name="Pending">Rows that wait.</param>
public sealed record RunLine(
    string Run, string Kind, string Table, string Status, string? StoppedBy, long Rows, long Enriched, long Failed, long Deferred, long Pending, decimal Spent,
    decimal? Budget, DateTimeOffset Created, DateTimeOffset? Finished);

/// <summary>A run with its buckets.</summary>
public sealed record RunDetail(RunLine Run, IReadOnlyList<BucketLine> Buckets);

/// <summary>A run to be begun over a table's vertical buckets, or over all businesses of a tenant.</summary>
/// <param name="Table">Null for the tenant's businesses.</param>
/// <param name="TotalBudget">Dollars; null for the strategies' limits alone.</param>
public sealed record RunWish(string Tenant, string? Table, int? MaxBuckets, decimal? TotalBudget, int? BucketLimit, string AskedBy);

/// <summary>The runs of every tenant.</summary>
public interface IRunOperations
{
    /// <summary>Whose data is meant where no tenant is named.</summary>
    string DefaultTenant { get; }

    /// <summary>Ids of a tenant's runs, or of all, those that wait to begin included; newest first.</summary>
    Task<IReadOnlyList<RunId>> Ids(string? tenant);

    /// <summary>Null where there is no such run.</summary>
    Task<RunDetail?> Show(RunId run, CancellationToken stop);

    /// <summary>Answers the run's name.</summary>
    /// <exception cref="Commands.CommandProblemException">It cannot be begun so.</exception>
    Task<string> Trigger(RunWish wish);

    /// <exception cref="Commands.CommandProblemException">The run does not take this as it stands.</exception>
    Task Cancel(RunId run, string why);

    /// <exception cref="Commands.CommandProblemException">The run does not take this as it stands.</exception>
    Task SetBudget(RunId run, decimal dollars);

    /// <exception cref="Commands.CommandProblemException">The run does not take this as it stands.</exception>
    Task Pause(RunId run);

    /// <exception cref="Commands.CommandProblemException">The run does not take this as it stands.</exception>
    Task Resume(RunId run);
}
