using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;

namespace Enrichment.Domain.Ports;

/// <summary>Rows and the buckets' work lists: bulk only.</summary>
public interface IWorkStore
{
    /// <summary>
    /// Segments with rows that are pending or deferred (or, with <paramref name="failed"/>, failed), largest first, then by name.
    /// Rows that a bucket with work left holds, of a run that goes on, are not counted: they end with that bucket.
    /// </summary>
    /// <param name="leastPriority">Rows of a lower priority are not counted; null counts all.</param>
    Task<IReadOnlyList<Segment>> Segments(string tableId, bool failed, double? leastPriority = null);

    /// <summary>Every segment with its rows that can be looked up, whatever their status; those that another bucket holds so are not counted.</summary>
    Task<IReadOnlyList<Segment>> AllSegments(string tableId);

    /// <summary>The whole table as one segment: every row that can be looked up, whatever its status.</summary>
    Task<Segment> Whole(string tableId, string name);

    /// <summary>Lists rows for a run whose bucket is to take <see cref="RowsTaken.Listed"/> ones; the list is gone once a bucket took them.</summary>
    Task ListRows(RunId run, IReadOnlyList<long> rows);

    /// <summary>
    /// Makes the bucket's work list from its selection and sets its rows pending; a second call with the same bucket changes nothing.
    /// Rows that another bucket with work left holds, of a run that goes on, stay with that one.
    /// </summary>
    Task<BucketCounts> OpenBucket(BucketSelection selection);

    /// <summary>The next entities with pending rows, in order, after <paramref name="afterSeq"/> (0 from the start).</summary>
    Task<IReadOnlyList<WorkItem>> NextWork(BucketId bucket, long afterSeq, int limit);

    /// <summary>
    /// Applies answers to all rows of their (bucket, entity) in a few statements, one transaction. Filled cells win. An answer
    /// applied before changes nothing. A row is final once every entity of it is answered; its status is the joint one.
    /// </summary>
    /// <returns>What each did, in the order of the answers.</returns>
    Task<IReadOnlyList<AppliedAnswer>> Apply(IReadOnlyList<EntityAnswer> answers);

    /// <summary>Dollars that the applied answers to requests of this bucket told so far: what rows bear already.</summary>
    Task<decimal> Told(BucketId bucket, IReadOnlyList<string> requestIds);

    /// <summary>Makes deferred work of the bucket pending again. Answers how many entities.</summary>
    Task<long> Reopen(BucketId bucket);

    /// <summary>Defers all pending work of the bucket, with the reason in its rows. Answers how many rows, which became final.</summary>
    Task<long> DeferPending(BucketId bucket, string reason);

    /// <summary>Defers every pending row of the table that no bucket of the run took, nor one with work left of another run that goes on.</summary>
    Task<long> DeferUntaken(string tableId, RunId run, string reason);

    Task<BucketCounts> Counts(BucketId bucket);
}
