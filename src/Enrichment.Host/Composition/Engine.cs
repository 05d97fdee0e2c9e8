using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Streams;
using Enrichment.Actors;
using Enrichment.Actors.Duties;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Gateway;
using Enrichment.Actors.Runs;
using Enrichment.Actors.Scheduling;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Runs;
using Enrichment.Domain.Sources;
using Enrichment.Host.Composition.Clustering;
using Enrichment.Operators.Seams;

namespace Enrichment.Host.Composition;

/// <summary>The actors of this node behind <see cref="IEngine"/>; every trigger passes the gateway actor.</summary>
internal sealed class Engine : IEngine
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>On a node alone, a call that is open for longer and not under way was left by an entity that failed.</summary>
    private static readonly TimeSpan OpenForLong = TimeSpan.FromMinutes(1);
    private readonly EngineOptions options;
    private readonly ActorRuntime runtime;
    private readonly NodeActors actors;
    private readonly TenantSecrets secrets;
    private readonly NodeNews? nodeNews;
    private bool isDisposed;

    private Engine(EngineOptions options, ActorRuntime runtime, NodeActors actors, StoreNews news, TenantSecrets secrets)
    {
        News = news;
        Streams = runtime.System.Materializer();
        this.secrets = secrets;
        this.options = options;
        this.runtime = runtime;
        this.actors = actors;
        news.Changed += OnChanged;
        nodeNews = options.Cluster is { } shared
            ? new NodeNews(shared.Source, shared.Settings.NodeName, news, LoadAnew, options.Time)
            : null;
    }

    public ITableStore Tables => options.Store.Tables;

    public IWorkStore Work => options.Store.Work;

    public ILedger Ledger => options.Store.Ledger;

    public ISourceCatalog Sources => options.Sources;

    public StoreNews News { get; }

    public IMaterializer Streams { get; }

    public ActorSystem ActorSystem => runtime.System;

    public string? Problem => runtime.Problem;

    public RunDamage? Damage(RunId run) => runtime.Damaged.Of(run);

    public bool LeadsDuties => runtime.LeadsDuties;

    public IClusterOperations? Cluster(Func<Task> leave, TimeProvider time) => runtime.Operations(leave, time);

    public Task<CommandResult> StartRun(RunDefinition run, CancellationToken stop) => Command(run.Run, new StartRun(run), stop);

    public async Task<RunProgress?> Progress(RunId run, CancellationToken stop)
    {
        while (true)
        {
            switch (await Answer(run, new GetRun(), stop))
            {
                case RunStateReply reply:
                    return reply.Progress;
                case GatewayBusy busy:
                    await Task.Delay(busy.RetryAfter, options.Time, stop);
                    break;
                case RunUnanswered { Problem: var problem }:
                    throw new LostRunException(problem);
                case RunReply { Problem: { } problem }:
                    throw new LostRunException(problem);
                case var other:
                    throw new LostRunException($"The run {run} gave an unexpected answer: {other}.");
            }
        }
    }

    public Task<CommandResult> SetRunBudget(RunId run, decimal? limit, CancellationToken stop) => Command(run, new SetRunBudget(limit), stop);

    public Task<CommandResult> PauseRun(RunId run, CancellationToken stop) => Command(run, new PauseRun("an operator paused the run"), stop);

    public Task<CommandResult> ResumeRun(RunId run, CancellationToken stop) => Command(run, new ResumeRun(), stop);

    public Task<CommandResult> CancelRun(RunId run, string? why, CancellationToken stop) =>
        Command(run, new CancelRun(why ?? "an operator cancelled the run"), stop);

    public Task<CommandResult> CancelBucket(BucketId bucket, string? why, CancellationToken stop) =>
        Command(bucket.Run, new CancelRunBucket(bucket.Segment, why ?? "an operator cancelled it"), stop);

    public Task<CommandResult> PauseBucket(BucketId bucket, string? why, CancellationToken stop) =>
        Command(bucket.Run, new PauseRunBucket(bucket.Segment, why ?? "an operator paused it"), stop);

    public Task<CommandResult> ResumeBucket(BucketId bucket, string? why, CancellationToken stop) =>
        Command(bucket.Run, new ResumeRunBucket(bucket.Segment), stop);

    public Task<CommandResult> SetBucketBudget(BucketId bucket, decimal limit, string? why, CancellationToken stop) =>
        Command(bucket.Run, new SetRunBucketBudget(bucket.Segment, limit), stop);

    public Task<CommandResult> SetBucketPriority(BucketId bucket, PriorityClass priority, CancellationToken stop) =>
        Command(bucket.Run, new SetRunBucketPriority(bucket.Segment, priority), stop);

    public IKeptSchedule Keep(SchedulerServices services) => ScheduleComposition.Start(runtime.System, services);

    public async Task<IReadOnlyList<AccountView>> Accounts(CancellationToken stop) =>
        (await actors.Directory.Gate.Ask<GateState>(SourceGate.To(new GetGate()), Patience, stop)).Accounts;

    public Task<CommandResult> PauseAccount(string account, string why, CancellationToken stop) => Gate(new PauseAccount(account, why), stop);

    public Task<CommandResult> ResumeAccount(string account, CancellationToken stop) => Gate(new ResumeAccount(account), stop);

    public async Task<CommandResult> ForgetEntity(EntityId entity, CancellationToken stop) => new(
        (await actors.Directory.Entities.Ask<EntityForgotten>(new ShardingEnvelope(entity.ToString(), new ForgetEntity()), Patience, stop)).Refused);

    public async Task<ErasedData> EraseTenant(string tenant)
    {
        var erased = await options.Store.Tenants.Erase(tenant);
        News.Tell(new StoreHint(StoreHintKind.Erased, tenant));
        return erased;
    }

    public async Task Shutdown(TimeSpan patience)
    {
        if (runtime.IsClustered)
        {
            await runtime.Leave();
        }
        else
        {
            await Drain(patience);
        }

        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, true))
        {
            return;
        }

        News.Changed -= OnChanged;
        if (nodeNews is not null)
        {
            await nodeNews.DisposeAsync();
        }

        await runtime.DisposeAsync();
    }

    /// <summary>A node alone first settles what a crash left open and wakes every run that had not ended; from then on both are looked after all the time.</summary>
    internal static async Task<IEngine> Start(EngineOptions options, CancellationToken stop)
    {
        var secrets = new TenantSecrets(options.Store.Tenants);
        var news = new StoreNews();
        var services = new ActorServices(
            options.Store.Ledger, new PatientEntities(secrets.Before(options.Store.Entities), options.Time), news.After(options.Store.Work), news.After(options.Store.Runs), options.Sources,
            (tenant, operation, inputs) => InputHash.Of(operation, inputs, secrets.Of(tenant)), options.Time, options.Gate, options.Actors,
            options.Store.Pauses);
        var runtime = await ActorRuntime.Start(options);
        try
        {
            var actors = ActorComposition.Start(runtime.System, services);
            await runtime.Join(stop);
            if (options.Cluster is null)
            {
                await SettleOpenCalls.Run(services, actors.Directory);
                await ResumeInterruptedRuns.Run(services, actors.Directory, runtime.Damaged.Lost);
            }

            var openFor = options.Cluster is { } shared ? shared.Settings.Lease * 6 : OpenForLong;
            ActorComposition.KeepWorkGoing(runtime.System, services, actors.Directory, LookEvery, openFor);
            return new Engine(options, runtime, actors, news, secrets);
        }
        catch
        {
            await runtime.DisposeAsync();
            throw;
        }
    }

    private async Task Drain(TimeSpan patience)
    {
        try
        {
            await actors.Directory.Gate.Ask<GateDrained>(SourceGate.To(new DrainGate()), patience);
        }
        catch (AskTimeoutException)
        {
            // What is still in flight is settled at the next start, as after a crash.
        }
    }

    private void OnChanged(StoreHint hint)
    {
        if (hint.Kind == StoreHintKind.Erased)
        {
            secrets.Forget(hint.Tenant);
            actors.Directory.NoteErasure(hint.Tenant);
        }
    }

    /// <summary>A deletion on another node may have been missed: what is loaded is loaded anew.</summary>
    private async Task LoadAnew()
    {
        await secrets.Refresh();
        actors.Directory.NoteErasures();
    }

    private async Task<CommandResult> Command(RunId run, object message, CancellationToken stop) =>
        await Answer(run, message, stop) switch
        {
            RunReply reply => new CommandResult(reply.Problem),
            RunUnanswered unanswered => new CommandResult(unanswered.Problem, IsUnanswered: true),
            GatewayBusy busy => new CommandResult($"Too much is under way; try again in {busy.RetryAfter.TotalSeconds:0} s.", busy.RetryAfter),
            var other => new CommandResult($"An unexpected answer: {other}."),
        };

    /// <exception cref="LostRunException">The run's events cannot be replayed: nobody is there to answer.</exception>
    private async Task<object> Answer(RunId run, object message, CancellationToken stop)
    {
        var answer = actors.Gateway.Ask<object>(new Trigger(run, message), Patience, stop);
        return await Task.WhenAny(answer, runtime.Damaged.Lost(run)) == answer ? await answer : throw new LostRunException(Damage(run)!.Reason);
    }

    private async Task<CommandResult> Gate(object message, CancellationToken stop) =>
        new((await actors.Directory.Gate.Ask<GateDone>(SourceGate.To(message), Patience, stop)).Problem);
}
