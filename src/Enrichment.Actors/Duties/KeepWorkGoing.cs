using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Event;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Runs;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;

namespace Enrichment.Actors.Duties;

/// <summary>
/// What <see cref="ResumeInterruptedRuns"/> and <see cref="SettleOpenCalls"/> do at a start is due at any time: a node of the cluster may
/// be gone while the others work, and an entity that failed when the store was away may be asked nothing more. Every node reminds every
/// unfinished run that it is to work, wherever it lives by now, and the entity of every call that has been open for long, which settles it
/// unless it is under way there. Both change nothing for what is well.
/// </summary>
public sealed class KeepWorkGoing : ReceiveActor, IWithTimers
{
    private const int MostCalls = 1_000;
    private readonly ActorServices services;
    private readonly ActorDirectory directory;
    private readonly ILoggingAdapter log = Context.GetLogger();
    private readonly TimeSpan every;
    private bool isLooking;
    private bool isFailing;

    /// <param name="every">How long a run whose node is gone may wait at the most, beside the time until its shard is taken over.</param>
    /// <param name="openFor">Calls that are open for longer are looked after.</param>
    public KeepWorkGoing(ActorServices services, ActorDirectory directory, TimeSpan every, TimeSpan openFor)
    {
        this.services = services;
        this.directory = directory;
        this.every = every;
        Receive<Look>(_ => OnLook(openFor));
        Receive<Seen>(OnSeen);
        Receive<RunReply>(_ => { });
        Receive<OpenCallSettled>(_ => { });
        Receive<Status.Failure>(OnFailed);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        Self.Tell(new Look());
        Timers.StartPeriodicTimer("look", new Look(), every);
    }

    private void OnLook(TimeSpan openFor)
    {
        if (isLooking)
        {
            return;
        }

        isLooking = true;
        See(services.Time.GetUtcNow() - openFor).PipeTo(Self, failure: error => new Status.Failure(error));
    }

    private async Task<Seen> See(DateTimeOffset openSince)
    {
        var runs = await services.Runs.UnfinishedRuns();
        var open = await services.Ledger.OpenCalls(MostCalls);
        return new Seen(runs, [.. open.Where(call => call.Intent.At < openSince)]);
    }

    private void OnSeen(Seen seen)
    {
        isLooking = isFailing = false;
        foreach (var run in seen.Runs)
        {
            directory.Runs.Tell(new ShardingEnvelope(run.ToString(), new WakeRun()), Self);
        }

        foreach (var call in seen.Open)
        {
            directory.Entities.Tell(new ShardingEnvelope(call.Intent.Entity.ToString(), new SettleOpenCall(call)), Self);
        }
    }

    private void OnFailed(Status.Failure failure)
    {
        isLooking = false;
        if (!isFailing)
        {
            log.Warning("Unfinished work cannot be looked after; it will be once the store works again: {0}", failure.Cause.Message);
        }

        isFailing = true;
    }

    private sealed record Look;

    private sealed record Seen(IReadOnlyList<RunId> Runs, IReadOnlyList<OpenCall> Open);
}
