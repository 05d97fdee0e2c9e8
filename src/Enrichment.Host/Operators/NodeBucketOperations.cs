using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using Enrichment.Host.Composition;
using Enrichment.Host.Gateway.Runs;
using Enrichment.Operators.Seams;
using Enrichment.Storage;

namespace Enrichment.Host.Operators;

/// <summary>The buckets of every tenant.</summary>
internal sealed class NodeBucketOperations(IEngine engine, IStoreReader reader, RunViews views) : IBucketOperations
{
    /// <summary>A segment's name is looked for in so many of the newest runs.</summary>
    private const int RunsSearched = 500;

    public async Task<IReadOnlyList<BucketView>> List(string? tenant, RunId? run, BucketStatus? status, int most)
    {
        var listed = new List<BucketView>();
        var needsOpen = status is BucketStatus.Waiting or BucketStatus.Running or BucketStatus.Paused;
        foreach (var one in (await Runs(tenant)).Where(r => (run is null || r.Run == run) && !(needsOpen && HasEnded(r))))
        {
            listed.AddRange((await reader.Runs.Buckets(one.Run)).Where(b => status is null || b.Status == status));
            if (listed.Count >= most)
            {
                break;
            }
        }

        return [.. listed.Take(most)];
    }

    public Task<BucketView?> Find(BucketId bucket) => reader.Runs.Find(bucket);

    public async Task<IReadOnlyList<BucketView>> Named(string segment, string? tenant)
    {
        var found = new List<BucketView>();
        foreach (var run in (await Runs(tenant)).OrderBy(HasEnded).Take(RunsSearched))
        {
            if (await reader.Runs.Find(new BucketId(run.Run, segment)) is { } bucket)
            {
                found.Add(bucket);
            }
        }

        return found;
    }

    public async Task<BucketDetail?> Show(BucketId bucket, CancellationToken stop)
    {
        if ((await views.Of(bucket.Run, stop))?.Buckets.FirstOrDefault(b => b.Bucket == bucket) is not { } view)
        {
            return null;
        }

        var money = await engine.Ledger.Budgets([BudgetIds.Bucket(bucket)]) is [var budget, ..] ? budget : null;
        return new BucketDetail(
            bucket.ToString(), view.Strategy, view.Priority, view.Status, view.StoppedBy, money is null ? view.Limit : money.Limit, money?.Charged ?? view.Spent,
            money?.Reserved ?? 0, money?.Free, view.Rows.Where(r => r.Value > 0).ToDictionary(r => r.Key.Word(), r => r.Value), view.Errors.ToDictionary(),
            view.StartedAt, view.FinishedAt);
    }

    public Task SetBudget(BucketId bucket, decimal dollars, string why) => Refusals.Require(engine.SetBucketBudget(bucket, dollars, why, CancellationToken.None));

    public Task SetPriority(BucketId bucket, PriorityClass priority) => Refusals.Require(engine.SetBucketPriority(bucket, priority, CancellationToken.None));

    public Task Pause(BucketId bucket, string why) => Refusals.Require(engine.PauseBucket(bucket, why, CancellationToken.None));

    public Task Resume(BucketId bucket, string why) => Refusals.Require(engine.ResumeBucket(bucket, why, CancellationToken.None));

    private async Task<IEnumerable<RunView>> Runs(string? tenant) => (await reader.Runs.Runs()).Where(r => tenant is null || r.Run.Tenant == tenant);

    private static bool HasEnded(RunView run) => run.Status is RunStatus.Completed or RunStatus.Cancelled;
}
