using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Runs;

namespace Enrichment.Storage.Runs;

/// <summary>Runs, buckets and budgets as they were last stored.</summary>
public interface IRunReader
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<RunView>> Runs();

    Task<RunView?> Find(RunId run);

    /// <summary>The buckets of a run, or of all; by priority, then by id.</summary>
    Task<IReadOnlyList<BucketView>> Buckets(RunId? run = null);

    /// <summary>A tenant's newest buckets; by priority, then by id.</summary>
    Task<IReadOnlyList<BucketView>> BucketsOf(string tenant, BucketStatus? status, int limit);

    Task<BucketView?> Find(BucketId bucket);

    /// <summary>Every budget, by id.</summary>
    Task<IReadOnlyList<Budget>> Budgets();
}
