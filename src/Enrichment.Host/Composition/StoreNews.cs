using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;

namespace Enrichment.Host.Composition;

/// <summary>
/// Says that something durable has changed on this node, right after it has. Handlers run on the writer's thread: they may only set a
/// signal. News are hints: whoever misses one finds the change in the store.
/// </summary>
public sealed class StoreNews
{
    /// <summary>Rows of a run's table became final, or were put back to pending.</summary>
    public event Action<RunId>? RowsChanged;

    /// <summary>Answers were stored, with what each changed.</summary>
    public event Action<IReadOnlyList<EntityAnswer>, IReadOnlyList<AppliedAnswer>>? AnswersApplied;

    public event Action<RunView>? RunSaved;

    public event Action<BucketView>? BucketSaved;

    internal IWorkStore After(IWorkStore work) => new ReportingWork(this, work);

    internal IRunStore After(IRunStore runs) => new ReportingRuns(this, runs);

    private sealed class ReportingRuns(StoreNews news, IRunStore runs) : IRunStore
    {
        public async Task SaveRun(RunView run)
        {
            await runs.SaveRun(run);
            news.RunSaved?.Invoke(run);
        }

        public async Task SaveBucket(BucketView bucket)
        {
            await runs.SaveBucket(bucket);
            news.BucketSaved?.Invoke(bucket);
        }

        public Task<IReadOnlyList<RunId>> UnfinishedRuns() => runs.UnfinishedRuns();
    }

    private sealed class ReportingWork(StoreNews news, IWorkStore work) : IWorkStore
    {
        public Task<IReadOnlyList<Segment>> Segments(string tableId, bool failed, double? leastPriority = null) => work.Segments(tableId, failed, leastPriority);

        public Task<IReadOnlyList<Segment>> AllSegments(string tableId) => work.AllSegments(tableId);

        public Task<Segment> Whole(string tableId, string name) => work.Whole(tableId, name);

        public Task ListRows(RunId run, IReadOnlyList<long> rows) => work.ListRows(run, rows);

        public Task<BucketCounts> OpenBucket(BucketSelection selection) => Then(work.OpenBucket(selection), selection.Bucket.Run);

        public Task<IReadOnlyList<WorkItem>> NextWork(BucketId bucket, long afterSeq, int limit) => work.NextWork(bucket, afterSeq, limit);

        public async Task<IReadOnlyList<AppliedAnswer>> Apply(IReadOnlyList<EntityAnswer> answers)
        {
            var applied = await work.Apply(answers);
            news.AnswersApplied?.Invoke(answers, applied);
            foreach (var run in applied.Select(a => a.Bucket.Run).Distinct())
            {
                news.RowsChanged?.Invoke(run);
            }

            return applied;
        }

        public Task<long> Reopen(BucketId bucket) => Then(work.Reopen(bucket), bucket.Run);

        public Task<long> DeferPending(BucketId bucket, string reason) => Then(work.DeferPending(bucket, reason), bucket.Run);

        public Task<long> DeferUntaken(string tableId, RunId run, string reason) => Then(work.DeferUntaken(tableId, run, reason), run);

        public Task<BucketCounts> Counts(BucketId bucket) => work.Counts(bucket);

        private async Task<T> Then<T>(Task<T> done, RunId run)
        {
            var result = await done;
            news.RowsChanged?.Invoke(run);
            return result;
        }
    }
}
