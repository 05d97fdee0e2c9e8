using Enrichment.Domain.Buckets;
using Enrichment.Domain.Runs;

namespace Enrichment.Actors.Buckets;

/// <summary>Opens a bucket, or wakes one that is open; the sender, its run, gets reports from here on.</summary>
/// <param name="CancelledWhy">A person has ended it before it was open, or before it could hear so; null else.</param>
/// <param name="RunIsPaused">Whether its run is: a word of that may have been lost. Null where the sender does not say.</param>
public sealed record OpenBucket(BucketDefinition Definition, decimal? Limit, string? CancelledWhy = null, bool? RunIsPaused = null);

/// <summary>What the bucket may spend, as the run has shared it.</summary>
public sealed record SetBucketLimit(decimal? Limit);

/// <summary>The class in which its lookups queue from here on.</summary>
public sealed record SetBucketPriority(PriorityClass Priority);

/// <summary>No more new intents; what was sent is finished and charged.</summary>
public sealed record PauseBucket(string Why)
{
    /// <summary>The whole run is paused, and the bucket goes on with it.</summary>
    public static readonly PauseBucket WithItsRun = new("the run is paused");
}

/// <param name="WithItsRun">The whole run is resumed: a bucket that was paused by itself stays so.</param>
public sealed record ResumeBucket(bool WithItsRun = false);

/// <summary>No more new intents; what was sent is finished, charged and stored, the rest is deferred, and the bucket ends.</summary>
public sealed record CancelBucket(string Why);

/// <summary>No money is left for it anywhere: what was not tried is deferred with this reason, and it ends.</summary>
public sealed record FinishBucket(string StoppedBy);

/// <summary>Where a bucket stands, to its run.</summary>
/// <param name="Phase">Working, starved (money is gone, work is left) or ended.</param>
public sealed record BucketReport(BucketView View, BucketPhase Phase);

public enum BucketPhase
{
    Working,

    /// <summary>Nothing is reserved, work is left, and the cheapest next call does not fit its limit.</summary>
    Starved,

    Ended,
}
