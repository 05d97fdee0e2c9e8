using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;

namespace Enrichment.Actors.Tests.Support;

/// <summary>A work store whose bulk writes a test holds back or lets fail, and which remembers their sizes.</summary>
internal sealed class HeldWork(IWorkStore inner) : IWorkStore
{
    /// <summary>Answers in each bulk write, in order.</summary>
    public List<int> Flushes { get; } = [];

    /// <summary>Where set, a bulk write waits for it; failing it fails the write.</summary>
    public TaskCompletionSource? Held { get; set; }

    public async Task<IReadOnlyList<AppliedAnswer>> Apply(IReadOnlyList<EntityAnswer> answers)
    {
        Flushes.Add(answers.Count);
        if (Held is { } held)
        {
            await held.Task;
        }

        return await inner.Apply(answers);
    }

    public Task<IReadOnlyList<Segment>> Segments(string tableId, bool failed, double? leastPriority = null) => inner.Segments(tableId, failed, leastPriority);

    public Task<Segment> Whole(string tableId, string name) => inner.Whole(tableId, name);

    public Task<IReadOnlyList<Segment>> AllSegments(string tableId) => inner.AllSegments(tableId);

    public Task ListRows(RunId run, IReadOnlyList<long> rows) => inner.ListRows(run, rows);

    public Task<BucketCounts> OpenBucket(BucketSelection selection) => inner.OpenBucket(selection);

    public Task<IReadOnlyList<WorkItem>> NextWork(BucketId bucket, long afterSeq, int limit) => inner.NextWork(bucket, afterSeq, limit);

    /// <summary>Where set, what is taken up again is so in the store, and nobody hears of it before this is.</summary>
    public TaskCompletionSource? HoldReopened { get; set; }

    public async Task<long> Reopen(BucketId bucket)
    {
        var reopened = await inner.Reopen(bucket);
        await (HoldReopened?.Task ?? Task.CompletedTask);
        return reopened;
    }

    public Task<decimal> Told(BucketId bucket, IReadOnlyList<string> requestIds) => inner.Told(bucket, requestIds);

    public Task<long> DeferPending(BucketId bucket, string reason) => inner.DeferPending(bucket, reason);

    /// <summary>Where set, the rows that nobody took are deferred only once it is.</summary>
    public TaskCompletionSource? HoldUntaken { get; set; }

    public async Task<long> DeferUntaken(string tableId, RunId run, string reason)
    {
        await (HoldUntaken?.Task ?? Task.CompletedTask);
        return await inner.DeferUntaken(tableId, run, reason);
    }

    /// <summary>Where set, what was counted is told only once it is.</summary>
    public TaskCompletionSource? HoldCounts { get; set; }

    public async Task<BucketCounts> Counts(BucketId bucket)
    {
        var held = HoldCounts?.Task;
        var counts = await inner.Counts(bucket);
        await (held ?? Task.CompletedTask);
        return counts;
    }
}
