using Enrichment.Domain.Identity;

namespace Enrichment.Domain.Rows;

/// <summary>A segment of a table: how many rows and entities wait in it (mission A1).</summary>
public sealed record Segment(string Name, long Rows, long Entities);

/// <summary>Which rows of its table a bucket takes.</summary>
public enum RowsTaken
{
    /// <summary>Those of its segment that are pending or deferred.</summary>
    OfSegment,

    /// <summary>All that no other bucket is working, whatever their status.</summary>
    OfTable,

    /// <summary>Of these, those that were listed for its run.</summary>
    Listed,

    /// <summary>All of its segment, whatever their status: what is fresh is skipped when it is asked for.</summary>
    AllOfSegment,
}

/// <summary>Which rows a bucket takes.</summary>
/// <param name="RetryFailed">Takes only failed rows instead.</param>
/// <param name="LeastPriority">Rows of a lower priority stay as they are; null takes all.</param>
public sealed record BucketSelection(
    BucketId Bucket, string TableId, string Segment, bool RetryFailed, double? LeastPriority = null, RowsTaken Take = RowsTaken.OfSegment);

/// <summary>One entity with pending rows in a bucket.</summary>
/// <param name="Seq">Its place in the bucket's order: priority first, then the lowest row.</param>
/// <param name="Given">What its lowest row tells about it.</param>
public sealed record WorkItem(EntityId Entity, long Seq, IReadOnlyDictionary<string, string> Given, int Rows);

/// <summary>What one answer did to the rows of its bucket and entity: only rows that changed are counted.</summary>
/// <param name="Final">Rows that became final, by status.</param>
public sealed record AppliedAnswer(string RequestId, BucketId Bucket, EntityId Entity, IReadOnlyDictionary<RowStatus, int> Final);

/// <summary>How a bucket's rows and work stand.</summary>
/// <param name="PendingEntities">Work not yet answered, deferred not counted.</param>
/// <param name="DeferredEntities">Work deferred.</param>
public sealed record BucketCounts(
    IReadOnlyDictionary<RowStatus, long> Rows, long Entities, long PendingEntities, long DeferredEntities)
{
    public long TotalRows => Rows.Values.Sum();
}
