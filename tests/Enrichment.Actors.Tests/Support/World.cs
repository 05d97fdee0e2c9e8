using Akka.Actor;
using Akka.Cluster.Sharding;
using Enrichment.Actors.Duties;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Runs;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using Enrichment.Domain.Sources;
using Enrichment.Storage.Memory;

namespace Enrichment.Actors.Tests.Support;

/// <summary>The actors over an in-memory store and sources that the test writes; can be crashed and started again.</summary>
internal sealed class World : IAsyncDisposable
{
    public const string Table = "t1";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TestSystem systems = new(TimeProvider.System);
    private readonly ISourceCatalog catalog;
    private readonly SignallingRuns runs;
    private ActorSystem system;
    private NodeActors actors;

    private readonly ActorSettings settings;

    public World(ISourceCatalog catalog, ActorSettings? settings = null)
    {
        this.settings = settings ?? ActorSettings.Default;
        this.catalog = catalog;
        runs = new SignallingRuns(Store.Runs);
        (system, actors) = Start();
    }

    public InMemoryStore Store { get; } = new();

    public NodeActors Actors => actors;

    public static RunId Run { get; } = new("local", "r1");

    public ActorServices Services => new(
        Store.Ledger, Store.Entities, Store.Work, runs, catalog, (_, operation, inputs) => InputHash.Of(operation, inputs, new byte[32]),
        TimeProvider.System, GateSettings.Default, settings, Store.Pauses);

    /// <summary>Puts rows into the table: one row per pair of segment and domain.</summary>
    public async Task Rows(IReadOnlyList<string> fields, params (string Segment, string Domain)[] rows)
    {
        await Store.Tables.CreateTable(new TableDefinition(Table, "local", "test", ["domain"], fields, DateTimeOffset.UnixEpoch));
        await Store.Tables.AppendRows(Table, [.. rows.Select((r, i) => new RowDraft(
            i + 1, $"id{i}", [r.Domain], new Dictionary<string, string>(),
            [new RowEntity(new EntityId("local", EntityKind.Company, r.Domain), new Dictionary<string, string>())],
            r.Segment, "us", 0, RowStatus.Pending, null))]);
    }

    public async Task<RunDefinition> Definition(
        IReadOnlyList<Stage> stages, decimal? budget = null, int? workers = 10, Func<Segment, BucketPlan, BucketPlan>? plan = null)
    {
        var segments = await Store.Work.Segments(Table, false);
        var families = catalog.Operations.Select(o => o.Family).Distinct().ToList();
        var plans = segments.Select(s =>
        {
            var made = new BucketPlan(s.Name, s.Name, PriorityClass.Medium, null, 10, families, TimeSpan.FromDays(7), 5, s.Rows, s.Entities);
            return plan is null ? made : plan(s, made);
        }).OrderBy(p => p.Priority).ToList();
        return new RunDefinition(
            Run, Table, stages, TimeSpan.Zero, budget, plans, workers, false, false, 0.5, null, new Dictionary<string, decimal>(), DateTimeOffset.UtcNow);
    }

    public async Task Begin(RunDefinition run) => (await Ask<RunReply>(new StartRun(run))).Problem.ShouldBeNull();

    public Task<T> Ask<T>(object message) =>
        actors.Directory.Runs.Ask<T>(new ShardingEnvelope(Run.ToString(), message), Patience);

    /// <summary>Waits until the run has ended.</summary>
    public Task<RunProgress> End() => Until(progress => progress.Ended);

    /// <summary>Waits until the run stands so; looks with each view that the actors save.</summary>
    public async Task<RunProgress> Until(Func<RunProgress, bool> stands)
    {
        RunProgress? progress = null;
        try
        {
            while (true)
            {
                var next = runs.NextSave;
                progress = (await Ask<RunStateReply>(new GetRun())).Progress;
                if (progress is not null && stands(progress))
                {
                    return progress;
                }

                await next.WaitAsync(Patience);
            }
        }
        catch (TimeoutException)
        {
            throw new ShouldAssertException($"the run never came to stand so; last seen: {progress}");
        }
    }

    /// <summary>Waits until so many requests wait at the gate; it is asked anew after each of its answers, since it tells nobody of its queue.</summary>
    public async Task Waiting(int requests)
    {
        using var patience = new CancellationTokenSource(Patience);
        for (var seen = -1; seen != requests; seen = (await actors.Directory.Gate.Ask<GateState>(SourceGate.To(new GetGate()), Patience)).Accounts.Sum(a => a.Queued))
        {
            patience.IsCancellationRequested.ShouldBeFalse($"{requests} requests never waited at the gate; last seen: {seen}");
        }
    }

    public async Task<IReadOnlyList<TableRow>> AllRows() => await Store.Tables.RowsInOrder(Table, 0, 10_000);

    /// <summary>The process dies: actors vanish, store and journal stay; then it starts again.</summary>
    public async Task Crash()
    {
        await system.Terminate();
        (system, actors) = Start();
        await SettleOpenCalls.Run(Services, actors.Directory);
        await ResumeInterruptedRuns.Run(Services, actors.Directory);
    }

    public async ValueTask DisposeAsync() => await system.Terminate();

    private (ActorSystem System, NodeActors Actors) Start()
    {
        var started = systems.Start();
        return (started, ActorComposition.Start(started, Services));
    }
}
