using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Rows;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;

namespace Enrichment.Actors.Buckets;

/// <summary>
/// One execution over one segment: its budget and progress are its events. It asks entities batch by batch, never holding more
/// than two batches, hands answers to the row writer, and persists one event per flush. After a crash it opens again with what
/// is still pending in the store.
/// </summary>
public sealed partial class BucketActor : ReceivePersistentActor, IWithTimers
{
    private const string TickTimer = "tick";
    private static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(1);
    private readonly BucketId id;
    private readonly ActorServices services;
    private readonly ActorDirectory directory;
    private readonly EnrichPlans plans;
    private readonly ILoggingAdapter log = Context.GetLogger();
    private readonly Dictionary<EntityId, Outstanding> outstanding = [];
    private BucketState state = BucketState.Initial;
    private IActorRef run = ActorRefs.Nobody;
    private readonly List<EntityAnswer> held = [];
    private long cursor;

    /// <summary>How many of the outstanding have their answer, and wait for the store only: to count them with each answer would be a pass over all.</summary>
    private int answered;

    /// <summary>No work is left behind the cursor.</summary>
    private bool isAllLoaded;
    private bool wasRecovered;
    private bool isLoading;
    private bool hasOpened;

    /// <summary>An answer lacked money: no new work until what is out has come back and the money is counted.</summary>
    private bool isTight;
    private bool isStarved;

    /// <summary>A question to the store is under way whose answer decides how the bucket goes on.</summary>
    private bool isDeciding;

    /// <summary>How many such questions were asked: only the last one counts.</summary>
    private int questions;
    private decimal spentAtLastCount = -1;
    private long savedRevision = -1;

    public BucketActor(BucketId id, ActorServices services, ActorDirectory directory, EnrichPlans plans)
    {
        this.id = id;
        this.services = services;
        this.directory = directory;
        this.plans = plans;
        Recover<IBucketEvent>(e => state = state.Evolve(e));
        Recover<RecoveryCompleted>(_ => wasRecovered = state.IsOpen);
        Command<OpenBucket>(OnOpen);
        Command<SetBucketLimit>(OnLimit);
        Command<SetBucketPriority>(m => OnPriority(m.Priority));
        Command<PauseBucket>(m => OnPause(m.Why, Sender));
        Command<ResumeBucket>(m => OnResume(m.WithItsRun, Sender));
        Command<CancelBucket>(m => OnCancel(m.Why));
        Command<RequestUnknown>(OnRequestUnknown);
        Command<FinishBucket>(OnFinish);
        Command<WorkReady>(OnWorkReady);
        Command<WorkLoaded>(OnWorkLoaded);
        Command<EntityAnswer>(OnAnswer);
        Command<ReleaseHeld>(_ => Release());
        Command<AnswersStored>(OnStored);
        Command<AnswersNotStored>(OnNotStored);
        Command<Decided>(OnDecided);
        Command<Tick>(_ => OnTick());
        Command<Status.Failure>(f => OnStoreFailed(f.Cause));
    }

    public override string PersistenceId => $"bucket-{id}";

    public ITimerScheduler Timers { get; set; } = null!;

    private DateTimeOffset Now => services.Time.GetUtcNow();

    private BucketDefinition Definition => state.Definition!;

    private bool MayAsk =>
        hasOpened && !isLoading && !isDeciding && !isTight && !isStarved
        && !state.IsReopening && !state.IsPaused && !state.IsCancelled && !state.IsCompleted;

    private BucketPhase Phase =>
        isDeciding ? BucketPhase.Working : state.IsCompleted ? BucketPhase.Ended : isStarved ? BucketPhase.Starved : BucketPhase.Working;

    private void OnOpen(OpenBucket command)
    {
        run = Sender;
        Timers.StartPeriodicTimer(TickTimer, new Tick(), TickEvery);
        if (state.IsOpen)
        {
            OnLimit(new SetBucketLimit(command.Limit));
            OnPriority(command.Definition.Plan.Priority);
            if (command.CancelledWhy is { } why)
            {
                OnCancel(why);
            }

            if (command.RunIsPaused is false)
            {
                OnResume(withItsRun: true, ActorRefs.Nobody);
            }

            DeferAsync(new Tick(), _ => Report());
        }

        if (!hasOpened && !state.IsCompleted)
        {
            OpenWork(command).PipeTo(Self, failure: error => new Status.Failure(error));
        }
    }

    private async Task<WorkReady> OpenWork(OpenBucket command)
    {
        var counts = await services.Work.OpenBucket((state.Definition ?? command.Definition).Selection);
        return new WorkReady(command, counts, await Spent());
    }

    private async Task<decimal> Spent() =>
        (await services.Ledger.Budgets([BudgetIds.Bucket(id)])).Sum(b => b.Charged);

    private void OnWorkReady(WorkReady message)
    {
        if (hasOpened)
        {
            return;
        }

        hasOpened = true;
        IBucketEvent opened = state.IsOpen
            ? new BucketReconciled(message.Counts.Rows, message.Spent, Now)
            : new BucketOpened(message.Open.Definition, message.Open.Limit, message.Counts.TotalRows, message.Counts.Entities, Now);
        Persist(opened, e =>
        {
            Apply(e);
            Report();
            if (message.Open.CancelledWhy is { } why)
            {
                OnCancel(why);
            }
            else if (message.Open.RunIsPaused is true)
            {
                OnPause(PauseBucket.WithItsRun.Why, ActorRefs.Nobody);
            }

            GoOn();
        });
    }

    private void OnLimit(SetBucketLimit command)
    {
        if (!state.IsOpen || command.Limit == state.Limit)
        {
            return;
        }

        var raised = command.Limit is null || command.Limit > state.Limit;
        Persist(new BucketLimitSet(command.Limit, Now), e =>
        {
            Apply(e);
            if (raised && !isDeciding && !state.IsCancelled && (isStarved || (state.IsCompleted && state.StoppedBy is not null)) && CanBuy())
            {
                TakeUpDeferred();
            }
        });
    }

    private void OnTick()
    {
        Report();
        if (state.IsPaused || state.IsCompleted)
        {
            return;
        }

        AskAgain();
        GoOn();
    }

    private void OnStoreFailed(Exception cause)
    {
        isLoading = isDeciding = false;
        log.Warning("{0}: the store failed and is asked again: {1}", id, cause.Message);
    }

    private void Apply(IBucketEvent happened) => state = state.Evolve(happened);

    private void Report()
    {
        if (!state.IsOpen)
        {
            return;
        }

        SaveView();
        run.Tell(new BucketReport(state.View(), Phase));
    }

    private void SaveView()
    {
        if (savedRevision == state.Revision)
        {
            return;
        }

        savedRevision = state.Revision;
        services.Runs.SaveBucket(state.View());
    }

    private sealed record WorkReady(OpenBucket Open, BucketCounts Counts, decimal Spent);

    private sealed record Tick;
}
