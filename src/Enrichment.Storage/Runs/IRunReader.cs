using Enrichment.Domain.Identity;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Runs;

namespace Enrichment.Storage.Runs;

/// <summary>Runs, buckets and budgets as they were last stored.</summary>
public interface IRunReader
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<RunView>> Runs();

    /// <summary>A tenant's runs that no job began (those over files), newest first.</summary>
    /// <param name="after">Where to go on, the id being the run's name; null from the newest.</param>
    Task<IReadOnlyList<RunView>> RunsWithoutJob(string tenant, ListMark? after, int limit);

    Task<RunView?> Find(RunId run);

    /// <summary>The buckets of a run, or of all; by priority, then by id.</summary>
    Task<IReadOnlyList<BucketView>> Buckets(RunId? run = null);

    /// <summary>A tenant's newest buckets; by priority, then by id.</summary>
    Task<IReadOnlyList<BucketView>> BucketsOf(string tenant, BucketStatus? status, int limit);

    Task<BucketView?> Find(BucketId bucket);

    /// <summary>Every budget, by id.</summary>
    Task<IReadOnlyList<Budget>> Budgets();
}
