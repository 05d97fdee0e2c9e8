using Akka.Actor;
using Akka.Streams;
using Enrichment.Actors.Scheduling;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using Enrichment.Domain.Sources;
using Enrichment.Host.Composition;
using Enrichment.Operators.Seams;
using Enrichment.Storage.Memory;

namespace Enrichment.Host.Tests.Support;

/// <summary>An engine that answers every entity at once, as the test says, over a store that outlives it.</summary>
public sealed class FakeEngine(InMemoryStore store, FakeVendor vendor) : IEngine
{
    public ITableStore Tables => store.Tables;

    public IWorkStore Work => store.Work;

    public ILedger Ledger => store.Ledger;

    public ISourceCatalog Sources => ShippedSources.Catalog;

    public IMaterializer Streams => throw new NotSupportedException("This engine has no actors that could stream.");

    public ActorSystem ActorSystem => throw new NotSupportedException("This engine has no actors.");

    public string? Problem => null;

    public bool LeadsDuties => true;

    public IClusterOperations? Cluster(Func<Task> leave, TimeProvider time) => null;

    public StoreNews News { get; } = new();

    public async Task<CommandResult> StartRun(RunDefinition run, CancellationToken stop)
    {
        vendor.Runs[run.Run] = run;
        vendor.Budgets[run.Run] = run.TotalBudget;
        foreach (var plan in run.Buckets)
        {
            await store.Work.OpenBucket(new BucketSelection(new BucketId(run.Run, plan.Segment), run.TableId, plan.Segment, run.RetryFailed, run.LeastPriority));
        }

        vendor.Started?.Invoke();
        if (!vendor.Stands)
        {
            await WorkThrough(run);
        }

        return CommandResult.Done;
    }

    public async Task<RunProgress?> Progress(RunId run, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (!vendor.Runs.TryGetValue(run, out var definition))
        {
            return null;
        }

        var buckets = new List<BucketView>();
        foreach (var plan in definition.Buckets)
        {
            var id = new BucketId(run, plan.Segment);
            var counts = await store.Work.Counts(id);
            var stopped = counts.Rows.GetValueOrDefault(RowStatus.Deferred) > 0 ? "budget: run" : null;
            buckets.Add(new BucketView(
                id, 1, plan.Strategy, plan.Priority, BucketStatus.Completed, plan.MaxBudget, vendor.Spent.GetValueOrDefault(id), counts.Rows,
                new Dictionary<string, long>(), stopped, definition.StartedAt, Some.Time));
        }

        var pending = buckets.Sum(b => b.Rows.GetValueOrDefault(RowStatus.Pending));
        var view = new RunView(
            run, 1, definition.TableId, pending == 0 ? RunStatus.Completed : RunStatus.Running, vendor.Budgets[run],
            buckets.Any(b => b.StoppedBy is not null) ? "budget: run" : null, definition.StartedAt, pending == 0 ? Some.Time : null);
        return new RunProgress(view, buckets, pending);
    }

    public async Task<CommandResult> SetRunBudget(RunId run, decimal? limit, CancellationToken stop)
    {
        vendor.Budgets[run] = limit;
        foreach (var plan in vendor.Runs[run].Buckets)
        {
            await store.Work.Reopen(new BucketId(run, plan.Segment));
        }

        await WorkThrough(vendor.Runs[run]);
        return CommandResult.Done;
    }

    public Task<CommandResult> PauseRun(RunId run, CancellationToken stop)
    {
        vendor.Paused.Add(run);
        return Task.FromResult(CommandResult.Done);
    }

    public Task<CommandResult> ResumeRun(RunId run, CancellationToken stop) => Task.FromResult(CommandResult.Done);

    public Task<CommandResult> CancelRun(RunId run, string? why, CancellationToken stop) => Refuse();

    public Task<CommandResult> CancelBucket(BucketId bucket, string? why, CancellationToken stop) => Refuse();

    public Task<CommandResult> PauseBucket(BucketId bucket, string? why, CancellationToken stop) => Refuse();

    public Task<CommandResult> ResumeBucket(BucketId bucket, string? why, CancellationToken stop) => Refuse();

    public Task<CommandResult> SetBucketBudget(BucketId bucket, decimal limit, string? why, CancellationToken stop) => Refuse();

    public Task<CommandResult> SetBucketPriority(BucketId bucket, PriorityClass priority, CancellationToken stop) => Refuse();

    public IKeptSchedule Keep(SchedulerServices services) => throw new NotSupportedException("not in this test");

    public Task<IReadOnlyList<AccountView>> Accounts(CancellationToken stop) => Task.FromResult<IReadOnlyList<AccountView>>([]);

    public Task<CommandResult> PauseAccount(string account, string why, CancellationToken stop) => Refuse();

    public Task<CommandResult> ResumeAccount(string account, CancellationToken stop) => Refuse();

    public Task<CommandResult> ForgetEntity(EntityId entity, CancellationToken stop) => Refuse();

    public Task<ErasedData> EraseTenant(string tenant) => store.Tenants.Erase(tenant);

    /// <summary>What a new process does with a run that had not ended.</summary>
    public async Task GoOn()
    {
        foreach (var run in vendor.Runs.Values.Where(r => !vendor.Paused.Contains(r.Run)))
        {
            await WorkThrough(run);
        }
    }

    public async Task Shutdown(TimeSpan patience) => await DisposeAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Task<CommandResult> Refuse() => Task.FromResult(new CommandResult("not in this test"));

    private async Task WorkThrough(RunDefinition run)
    {
        foreach (var plan in run.Buckets)
        {
            var bucket = new BucketId(run.Run, plan.Segment);
            foreach (var item in await store.Work.NextWork(bucket, 0, 1_000))
            {
                await store.Work.Apply([vendor.Answer(bucket, item)]);
            }
        }
    }
}

/// <summary>What the fake engine is told, and what it did; shared by the engines of one test, as a data directory is.</summary>
public sealed class FakeVendor
{
    private int requests;

    public Dictionary<RunId, RunDefinition> Runs { get; } = [];

    public Dictionary<RunId, decimal?> Budgets { get; } = [];

    public Dictionary<BucketId, decimal> Spent { get; } = [];

    public List<RunId> Paused { get; } = [];

    /// <summary>Entities that were looked up, by key, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Keys whose lookup fails.</summary>
    public HashSet<string> Failing { get; } = [];

    /// <summary>Takes runs in, but does not work them.</summary>
    public bool Stands { get; set; }

    public Action? Started { get; set; }

    /// <summary>Each lookup costs a dollar and finds the industry.</summary>
    public EntityAnswer Answer(BucketId bucket, WorkItem item)
    {
        var request = $"{bucket}/{item.Entity}/{++requests}";
        if (Budgets[bucket.Run] is { } limit && Spent.Where(s => s.Key.Run == bucket.Run).Sum(s => s.Value) + 1 > limit)
        {
            return new EntityAnswer(request, bucket, item.Entity, RowStatus.Deferred, [], [new MissingField("company.founded_year", MissingReason.Budget, "run")], 0, [], Some.Time);
        }

        Asked.Add(item.Entity.Key);
        Spent[bucket] = Spent.GetValueOrDefault(bucket) + 1;
        return Failing.Contains(item.Entity.Key)
            ? new EntityAnswer(request, bucket, item.Entity, RowStatus.Failed, [], [], 1, [new LookupError("hunter.company", "Retry", "timeout")], Some.Time)
            : new EntityAnswer(
                request, bucket, item.Entity, RowStatus.Enriched,
                [new FieldAnswer("company.founded_year", $"={item.Entity.Key}", "hunter.company", request, 0.9, Some.Time, false, null)], [], 1, [], Some.Time);
    }
}
