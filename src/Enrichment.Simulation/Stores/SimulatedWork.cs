using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;

namespace Enrichment.Simulation.Stores;

internal sealed class SimulatedWork(ProcessStore store) : IWorkStore
{
    private IWorkStore Durable => store.Durable.Rest.Work;

    public Task<IReadOnlyList<Segment>> Segments(string tableId, bool failed, double? leastPriority = null) =>
        store.Reads.Read(() => DurableStore.Done(Durable.Segments(tableId, failed, leastPriority)));

    public Task<IReadOnlyList<Segment>> AllSegments(string tableId) => store.Reads.Read(() => DurableStore.Done(Durable.AllSegments(tableId)));

    public Task<Segment> Whole(string tableId, string name) => store.Reads.Read(() => DurableStore.Done(Durable.Whole(tableId, name)));

    public async Task ListRows(RunId run, IReadOnlyList<long> rows) => await store.Write(() =>
    {
        DurableStore.Done(Durable.ListRows(run, rows));
        return true;
    });

    public Task<BucketCounts> OpenBucket(BucketSelection selection) => store.Write(() => DurableStore.Done(Durable.OpenBucket(selection)));

    public Task<IReadOnlyList<WorkItem>> NextWork(BucketId bucket, long afterSeq, int limit) =>
        store.Reads.Read(() => DurableStore.Done(Durable.NextWork(bucket, afterSeq, limit)));

    public Task<IReadOnlyList<AppliedAnswer>> Apply(IReadOnlyList<EntityAnswer> answers) => store.Write(() =>
    {
        var applied = DurableStore.Done(Durable.Apply(answers));
        foreach (var answer in answers)
        {
            store.World.Story.Tell("rows", $"answer {answer.RequestId}: {answer.Status}, {answer.Fields.Count} fields, cost {answer.Cost}");
        }

        return applied;
    });

    public Task<decimal> Told(BucketId bucket, IReadOnlyList<string> requestIds) =>
        store.Reads.Read(() => DurableStore.Done(Durable.Told(bucket, requestIds)));

    public Task<long> Reopen(BucketId bucket) => store.Write(() => DurableStore.Done(Durable.Reopen(bucket)));

    public Task<long> DeferPending(BucketId bucket, string reason) => store.Write(() => DurableStore.Done(Durable.DeferPending(bucket, reason)));

    public Task<long> DeferUntaken(string tableId, RunId run, string reason) =>
        store.Write(() => DurableStore.Done(Durable.DeferUntaken(tableId, run, reason)));

    public Task<BucketCounts> Counts(BucketId bucket) => store.Reads.Read(() => DurableStore.Done(Durable.Counts(bucket)));
}
