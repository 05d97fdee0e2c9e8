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

namespace Enrichment.Host.Composition;

/// <summary>The actors of this node behind <see cref="IEngine"/>; every trigger passes the gateway actor.</summary>
internal sealed class Engine : IEngine
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private readonly EngineOptions options;
    private readonly ActorSystem system;
    private readonly NodeActors actors;
    private readonly TenantSecrets secrets;

    private Engine(EngineOptions options, ActorSystem system, NodeActors actors, StoreNews news, TenantSecrets secrets)
    {
        News = news;
        Streams = system.Materializer();
        this.secrets = secrets;
        this.options = options;
        this.system = system;
        this.actors = actors;
    }

    public ITableStore Tables => options.Store.Tables;

    public IWorkStore Work => options.Store.Work;

    public ILedger Ledger => options.Store.Ledger;

    public ISourceCatalog Sources => options.Sources;

    public StoreNews News { get; }

    public IMaterializer Streams { get; }

    public ActorSystem ActorSystem => system;

    public Task<CommandResult> StartRun(RunDefinition run, CancellationToken stop) => Command(run.Run, new StartRun(run), stop);

    public async Task<RunProgress?> Progress(RunId run, CancellationToken stop)
    {
        while (true)
        {
            switch (await actors.Gateway.Ask<object>(new Trigger(run, new GetRun()), Patience, stop))
            {
                case RunStateReply reply:
                    return reply.Progress;
                case GatewayBusy busy:
                    await Task.Delay(busy.RetryAfter, options.Time, stop);
                    break;
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

    public IKeptSchedule Keep(SchedulerServices services) => ScheduleComposition.Start(system, services);

    public async Task<IReadOnlyList<AccountView>> Accounts(CancellationToken stop) =>
        (await actors.Directory.Gate.Ask<GateState>(SourceGate.To(new GetGate()), Patience, stop)).Accounts;

    public Task<CommandResult> PauseAccount(string account, string why, CancellationToken stop) => Gate(new PauseAccount(account, why), stop);

    public Task<CommandResult> ResumeAccount(string account, CancellationToken stop) => Gate(new ResumeAccount(account), stop);

    public async Task<CommandResult> ForgetEntity(EntityId entity, CancellationToken stop) => new(
        (await actors.Directory.Entities.Ask<EntityForgotten>(new ShardingEnvelope(entity.ToString(), new ForgetEntity()), Patience, stop)).Refused);

    public async Task<ErasedData> EraseTenant(string tenant)
    {
        var erased = await options.Store.Tenants.Erase(tenant);
        secrets.Forget(tenant);
        actors.Directory.NoteErasure(tenant);
        return erased;
    }

    public async Task Shutdown(TimeSpan patience)
    {
        try
        {
            await actors.Directory.Gate.Ask<GateDrained>(SourceGate.To(new DrainGate()), patience);
        }
        catch (AskTimeoutException)
        {
            // What is still in flight is settled at the next start, as after a crash.
        }

        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await system.Terminate();
        await system.WhenTerminated;
    }

    /// <summary>Settles what a crash left open, then wakes every run that had not ended.</summary>
    internal static async Task<IEngine> Start(EngineOptions options)
    {
        var secrets = new TenantSecrets(options.Store.Tenants);
        var news = new StoreNews();
        var services = new ActorServices(
            options.Store.Ledger, secrets.Before(options.Store.Entities), news.After(options.Store.Work), news.After(options.Store.Runs), options.Sources,
            (tenant, operation, inputs) => InputHash.Of(operation, inputs, secrets.Of(tenant)), options.Time, options.Gate, options.Actors,
            options.Store.Pauses);
        var system = ActorRuntime.Start(options);
        var actors = ActorComposition.Start(system, services);
        await SettleOpenCalls.Run(services, actors.Directory);
        await ResumeInterruptedRuns.Run(services, actors.Directory);
        return new Engine(options, system, actors, news, secrets);
    }

    private async Task<CommandResult> Command(RunId run, object message, CancellationToken stop) =>
        await actors.Gateway.Ask<object>(new Trigger(run, message), Patience, stop) switch
        {
            RunReply reply => new CommandResult(reply.Problem),
            GatewayBusy busy => new CommandResult($"Too much is under way; try again in {busy.RetryAfter.TotalSeconds:0} s.", busy.RetryAfter),
            var other => new CommandResult($"An unexpected answer: {other}."),
        };

    private async Task<CommandResult> Gate(object message, CancellationToken stop) =>
        new((await actors.Directory.Gate.Ask<GateDone>(SourceGate.To(message), Patience, stop)).Problem);
}
