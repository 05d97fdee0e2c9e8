using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Event;
using Akka.Persistence;
using Enrichment.Actors.Buckets;
using Enrichment.Actors.Entities;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;

namespace Enrichment.Actors.Runs;

/// <summary>
/// One run: opens its buckets, shares its money among them in priority order, gives what one leaves to the next, and ends when
/// all have. Limits are persisted before the ledger gets them, and given to the ledger again after a crash.
/// </summary>
public sealed partial class RunActor : ReceivePersistentActor, IWithTimers
{
    private const string StoppedByRun = "budget: run";
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);
    private readonly RunId id;
    private readonly ActorServices services;
    private readonly ActorDirectory directory;
    private readonly EnrichPlans plans;
    private readonly ILoggingAdapter log = Context.GetLogger();
    private readonly SortedDictionary<string, BucketReport> reports = new(StringComparer.Ordinal);
    private RunState state = RunState.Initial;
    private bool isSharing;
    private bool shareAgain;
    private bool isAwake;

    public RunActor(RunId id, ActorServices services, ActorDirectory directory, EnrichPlans plans)
    {
        this.id = id;
        this.services = services;
        this.directory = directory;
        this.plans = plans;
        Recover<IRunEvent>(e => state = state.Evolve(e));
        Recover<RecoveryCompleted>(_ => OnRecovered());
        Command<StartRun>(OnStart);
        Command<WakeRun>(_ => OnWake());
        Command<SetRunBudget>(OnSetBudget);
        Command<PauseRun>(OnPause);
        Command<ResumeRun>(_ => OnResume());
        Command<CancelRun>(OnCancel);
        Command<CancelRunBucket>(OnCancelBucket);
        Command<PauseRunBucket>(m => PassOn(m.Segment, new PauseBucket(m.Why)));
        Command<ResumeRunBucket>(m => PassOn(m.Segment, new ResumeBucket()));
        Command<RunReply>(_ => { });
        Command<SetRunBucketBudget>(OnSetBucketBudget);
        Command<SetRunBucketPriority>(OnSetBucketPriority);
        Command<GetRun>(_ => Sender.Tell(new RunStateReply(state.IsStarted ? Progress() : null)));
        Command<BucketReport>(OnReport);
        Command<MoneyCounted>(OnMoneyCounted);
        Command<LimitsSet>(_ => OnLimitsSet());
        Command<UntakenDeferred>(_ => OnUntakenDeferred());
        Command<LookAfterBuckets>(_ => OnLook());
        Command<GoOnAfterRestart>(_ => WakeBuckets());
        Command<RetryShare>(_ => GoOn());
        Command<Status.Failure>(OnStoreFailed);
    }

    public override string PersistenceId => $"run-{id}";

    public ITimerScheduler Timers { get; set; } = null!;

    private DateTimeOffset Now => services.Time.GetUtcNow();

    private RunDefinition Definition => state.Definition!;

    /// <summary>
    /// Whatever message brought it back: it works. The list of unfinished runs, which a restart goes by, may not have it yet where it was
    /// lost right after it had been started.
    /// </summary>
    private void OnRecovered()
    {
        if (state.IsStarted && !state.HasEnded)
        {
            Self.Tell(new GoOnAfterRestart(), ActorRefs.NoSender);
        }
    }

    private void OnStart(StartRun command)
    {
        if (state.IsStarted)
        {
            OnWake();
            return;
        }

        var starter = Sender;
        Persist(new RunStarted(command.Definition, Now), e =>
        {
            Apply(e);
            starter.Tell(RunReply.Done);
            WakeBuckets();
        });
    }

    private void OnWake()
    {
        if (!state.IsStarted)
        {
            Sender.Tell(new RunReply($"There is no run {id}."));
            return;
        }

        Sender.Tell(RunReply.Done);
        WakeBuckets();
    }

    private void WakeBuckets()
    {
        if (isAwake)
        {
            return;
        }

        BeAwake();
        GoOn();
    }

    /// <summary>From here on it looks after its buckets.</summary>
    private void BeAwake()
    {
        isAwake = true;
        Timers.StartPeriodicTimer("look", new LookAfterBuckets(), LookEvery);
    }

    /// <summary>
    /// A bucket whose actor was lost (it failed, or its store did) knows neither its run nor that it should work: it is opened
    /// again, which changes nothing for one that is well.
    /// </summary>
    private void OnLook()
    {
        if (state.HasEnded || isSharing)
        {
            return;
        }

        foreach (var plan in Definition.Buckets.Where(b => !state.Ended.ContainsKey(b.Segment)))
        {
            Open(plan);
        }
    }

    private void OnSetBudget(SetRunBudget command) => WhenNotCancelled(() =>
    {
        var asker = Sender;
        BeAwake();
        Persist(new RunBudgetShared(command.Limit, new Dictionary<string, decimal?>(), Now), e =>
        {
            Apply(e);
            Reopened(StoppedByRun, () =>
            {
                asker.Tell(RunReply.Done);
                Share();
            });
        });
    });

    private void OnSetBucketBudget(SetRunBucketBudget command) => WhenKnown(command.Segment, () =>
    {
        var asker = Sender;
        BeAwake();
        Persist(new RunBucketCapSet(command.Segment, command.Cap, Now), e =>
        {
            Apply(e);
            asker.Tell(RunReply.Done);
            Reopened(StoppedByBucket(command.Segment), Share);
        });
    });

    private void OnPause(PauseRun command) => WhenNotEnded(() =>
    {
        var asker = Sender;
        Persist(new RunPaused(Now), e =>
        {
            Apply(e);
            ToAll(PauseBucket.WithItsRun);
            TellOnceShown(asker);
        });
    });

    private void OnResume() => WhenNotEnded(() =>
    {
        var asker = Sender;
        Persist(new RunResumed(Now), e =>
        {
            Apply(e);
            WakeBuckets();
            ToAll(new ResumeBucket(WithItsRun: true));
            TellOnceShown(asker);
        });
    });

    /// <summary>Whether the run goes on decides which rows others may take: the answer comes when the store knows.</summary>
    private void TellOnceShown(IActorRef asker) => services.Runs.SaveRun(state.View()).PipeTo(
        asker, Self, success: () => RunReply.Done, failure: error => new RunReply($"Run {id}: the store failed: {error.Message}"));

    /// <summary>The bucket answers the asker itself, once it is durable.</summary>
    private void PassOn(string segment, object message) => WhenKnown(segment, () => Tell(segment, message, Sender));

    /// <summary>Takes back the end of buckets that this kept from going on, and of the run with them.</summary>
    private void Reopened(string stoppedBy, Action then)
    {
        var segments = state.Ended.Where(e => e.Value == stoppedBy).Select(e => new RunBucketReopened(e.Key, Now)).ToList();
        if (segments.Count == 0)
        {
            then();
            return;
        }

        PersistAll(segments, e => Apply(e));
        DeferAsync(this, _ => then());
    }

    private void OnReport(BucketReport report)
    {
        var segment = report.View.Bucket.Segment;
        if (reports.TryGetValue(segment, out var known) && known.View.Revision > report.View.Revision)
        {
            return;
        }

        var isNews = known is null || known.Phase != report.Phase;
        reports[segment] = report;
        if (LacksMoney(report))
        {
            if (isNews)
            {
                Share();
            }
            else if (!isSharing)
            {
                FinishStarved();
            }
        }
        else if (report.Phase == BucketPhase.Ended && IsOfPresentLimit(report))
        {
            EndBucket(report);
        }
    }

    private void EndBucket(BucketReport report)
    {
        if (state.Ended.ContainsKey(report.View.Bucket.Segment))
        {
            return;
        }

        Persist(new RunBucketEnded(report.View.Bucket.Segment, StoppedBy(report.View), Now), e =>
        {
            Apply(e);
            GoOn();
        });
    }

    private void End()
    {
        if (state.HasEnded)
        {
            return;
        }

        if (Definition.Take != RowsTaken.OfSegment)
        {
            // A job leaves rows that it was not asked for as they are: they wait for their own.
            OnUntakenDeferred();
            return;
        }

        services.Work.DeferUntaken(Definition.TableId, id, ReasonForUntaken()).PipeTo(
            Self, success: _ => new UntakenDeferred(), failure: error => new Status.Failure(error));
    }

    private void OnUntakenDeferred()
    {
        if (state.HasEnded || !state.AllEnded)
        {
            return;
        }

        Persist(new RunEnded(StoppedBy(), Now), e =>
        {
            Apply(e);
            SaveView();
        });
    }

    private void OnStoreFailed(Status.Failure failure)
    {
        log.Warning("{0}: the store failed: {1}", id, failure.Cause.Message);
        isSharing = shareAgain = false;
        Timers.StartSingleTimer("share", new RetryShare(), TimeSpan.FromSeconds(5));
    }

    private void GoOn()
    {
        if (state.AllEnded)
        {
            End();
        }
        else
        {
            Share();
        }
    }

    private RunProgress Progress()
    {
        var views = Definition.Buckets.Select(state.Now)
            .Select(plan => reports.TryGetValue(plan.Segment, out var report) ? report.View with { Priority = plan.Priority } : Unseen(plan)).ToList();
        return new RunProgress(state.View(), views, views.Sum(v => v.Rows.GetValueOrDefault(RowStatus.Pending)));
    }

    private BucketView Unseen(BucketPlan plan) => new(
        new BucketId(id, plan.Segment), 0, plan.Strategy, plan.Priority, BucketStatus.Waiting, state.Limits.GetValueOrDefault(plan.Segment), 0,
        new Dictionary<RowStatus, long> { [RowStatus.Pending] = plan.Rows }, new Dictionary<string, long>(), null, Definition.StartedAt, null);

    private void Open(BucketPlan plan) => Tell(plan.Segment, new OpenBucket(
        BucketDefinition.Of(Definition, state.Now(plan)), state.Limits.GetValueOrDefault(plan.Segment), state.WhyCancelled(plan.Segment),
        state.Status == RunStatus.Paused));

    private void ToAll(object message)
    {
        foreach (var plan in Definition.Buckets)
        {
            Tell(plan.Segment, message);
        }
    }

    private void Tell(string segment, object message) => Tell(segment, message, Self);

    private void Tell(string segment, object message, IActorRef sender) =>
        directory.Buckets.Tell(new ShardingEnvelope(new BucketId(id, segment).ToString(), message), sender);

    private void Apply(IRunEvent happened) => state = state.Evolve(happened);

    private void SaveView() => services.Runs.SaveRun(state.View());

    private static string StoppedByBucket(string segment) => $"budget: bucket {segment}";

    private sealed record UntakenDeferred;

    private sealed record LookAfterBuckets;

    private sealed record RetryShare;

    private sealed record GoOnAfterRestart;
}
