using Enrichment.Domain.Identity;
using Enrichment.Domain.Runs;

namespace Enrichment.Domain.Ports;

/// <summary>What runs and buckets show to people: a copy of what the actors know, for other commands to read.</summary>
public interface IRunStore
{
    /// <summary>Stores the view; an older one (by <see cref="RunView.Revision"/>) never replaces a newer one.</summary>
    Task SaveRun(RunView run);

    Task SaveBucket(BucketView bucket);

    /// <summary>Runs that have not ended, oldest first: what <c>ResumeInterruptedRuns</c> reads.</summary>
    Task<IReadOnlyList<RunId>> UnfinishedRuns();
}
