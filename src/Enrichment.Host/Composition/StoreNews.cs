using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;

namespace Enrichment.Host.Composition;

/// <summary>What changed, as far as it says where to look.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Tenant">Whose.</param>
/// <param name="Run">The run's name; null where it is about the tenant as a whole.</param>
/// <param name="Segment">The bucket's; null where it is about the run as a whole.</param>
/// <param name="Table">The run's table, where the run itself was saved.</param>
/// <param name="HasEnded">Whether the run has ended, where the run itself was saved.</param>
public sealed record StoreHint(StoreHintKind Kind, string Tenant, string? Run = null, string? Segment = null, string? Table = null, bool HasEnded = false)
{
    public RunId RunId => new(Tenant, Run ?? "");
}

public enum StoreHintKind
{
    /// <summary>Rows of a run's table became final, or were put back to pending.</summary>
    Rows,

    Run,

    Bucket,

    /// <summary>The tenant's data was deleted.</summary>
    Erased,
}

/// <summary>
/// Says that something durable has changed, right after it has. Handlers run on the writer's thread: they may only set a signal. News
/// are hints: whoever misses one finds the change in the store.
/// </summary>
public sealed class StoreNews
{
    /// <summary>Something changed, here or on another node.</summary>
    public event Action<StoreHint>? Changed;

    /// <summary>Something changed here: what other nodes are told.</summary>
    public event Action<StoreHint>? ChangedHere;

    /// <summary>Answers were stored here, with what each changed.</summary>
    public event Action<IReadOnlyList<EntityAnswer>, IReadOnlyList<AppliedAnswer>>? AnswersApplied;

    /// <summary>Something changed on another node.</summary>
    public void Hear(StoreHint hint) => Changed?.Invoke(hint);

    /// <summary>Something changed here.</summary>
    internal void Tell(StoreHint hint)
    {
        Changed?.Invoke(hint);
        ChangedHere?.Invoke(hint);
    }

    internal IWorkStore After(IWorkStore work) => new ReportingWork(this, work);

    internal IRunStore After(IRunStore runs) => new ReportingRuns(this, runs);

    private sealed class ReportingRuns(StoreNews news, IRunStore runs) : IRunStore
    {
        public async Task SaveRun(RunView run)
        {
            await runs.SaveRun(run);
            news.Tell(new StoreHint(StoreHintKind.Run, run.Run.Tenant, run.Run.Name, null, run.TableId, run.Status is RunStatus.Completed or RunStatus.Cancelled));
        }

        public async Task SaveBucket(BucketView bucket)
        {
            await runs.SaveBucket(bucket);
            news.Tell(new StoreHint(StoreHintKind.Bucket, bucket.Bucket.Run.Tenant, bucket.Bucket.Run.Name, bucket.Bucket.Segment));
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
                news.Tell(new StoreHint(StoreHintKind.Rows, run.Tenant, run.Name));
            }

            return applied;
        }

        public Task<long> Reopen(BucketId bucket) => Then(work.Reopen(bucket), bucket.Run);

        public Task<long> DeferPending(BucketId bucket, string reason) => Then(work.DeferPending(bucket, reason), bucket.Run);

        public Task<long> DeferUntaken(string tableId, RunId run, string reason) => Then(work.DeferUntaken(tableId, run, reason), run);

        public Task<decimal> Told(BucketId bucket, IReadOnlyList<string> requestIds) => work.Told(bucket, requestIds);

        public Task<BucketCounts> Counts(BucketId bucket) => work.Counts(bucket);

        private async Task<T> Then<T>(Task<T> done, RunId run)
        {
            var result = await done;
            news.Tell(new StoreHint(StoreHintKind.Rows, run.Tenant, run.Name));
            return result;
        }
    }
}
