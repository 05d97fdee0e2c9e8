using Akka.Actor;
using Akka.Cluster.Sharding;
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
public sealed class BucketActor : ReceivePersistentActor, IWithTimers
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
    private long cursor;
    private bool wasRecovered;
    private bool isLoading;
    private bool hasOpened;

    /// <summary>An answer lacked money: no new work until what is out has come back and the money is counted.</summary>
    private bool isTight;
    private bool isStarved;

    /// <summary>A question to the store is under way whose answer decides how the bucket goes on.</summary>
    private bool isDeciding;
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
        Command<PauseBucket>(OnPause);
        Command<ResumeBucket>(_ => OnResume());
        Command<FinishBucket>(OnFinish);
        Command<WorkReady>(OnWorkReady);
        Command<WorkLoaded>(OnWorkLoaded);
        Command<EntityAnswer>(OnAnswer);
        Command<AnswersStored>(OnStored);
        Command<AnswersNotStored>(OnNotStored);
        Command<MoneyCounted>(OnMoneyCounted);
        Command<Reopened>(OnReopened);
        Command<Counted>(OnCounted);
        Command<Tick>(_ => OnTick());
        Command<Status.Failure>(f => OnStoreFailed(f.Cause));
    }

    public override string PersistenceId => $"bucket-{id}";

    public ITimerScheduler Timers { get; set; } = null!;

    private DateTimeOffset Now => services.Time.GetUtcNow();

    private BucketDefinition Definition => state.Definition!;

    private bool MayAsk =>
        hasOpened && !isLoading && !isDeciding && !isTight && !isStarved && !state.IsPaused && !state.IsCompleted;

    private BucketPhase Phase =>
        isDeciding ? BucketPhase.Working : state.IsCompleted ? BucketPhase.Ended : isStarved ? BucketPhase.Starved : BucketPhase.Working;

    private void OnOpen(OpenBucket command)
    {
        run = Sender;
        Timers.StartPeriodicTimer(TickTimer, new Tick(), TickEvery);
        if (state.IsOpen)
        {
            OnLimit(new SetBucketLimit(command.Limit));
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
            Pump();
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
            if (raised && !isDeciding && (isStarved || (state.IsCompleted && state.StoppedBy is not null)) && CanBuy())
            {
                Decide(Reopen());
            }
        });
    }

    /// <summary>Whether the limit leaves room for the cheapest call beyond what was charged and reserved when it was last counted.</summary>
    private bool CanBuy() =>
        state.Limit is not { } limit || limit - Math.Max(state.Spent, spentAtLastCount) >= (plans.CheapestCall(Definition) ?? 0);

    private void OnPause(PauseBucket command)
    {
        if (!state.IsOpen || state.IsPaused || state.IsCompleted)
        {
            return;
        }

        Persist(new BucketPaused(command.Why, Now), e =>
        {
            Apply(e);
            foreach (var (entity, asked) in outstanding)
            {
                directory.Entities.Tell(new ShardingEnvelope(entity.ToString(), new Withdraw(asked.RequestId)));
            }

            outstanding.Clear();
            Report();
        });
    }

    private void OnResume()
    {
        if (!state.IsOpen || !state.IsPaused)
        {
            return;
        }

        Persist(new BucketResumed(Now), e =>
        {
            Apply(e);
            Decide(Reopen());
        });
    }

    /// <summary>Asks for the next batch when there is room for one.</summary>
    private void Pump()
    {
        if (!MayAsk || outstanding.Count > Definition.Plan.BatchSize)
        {
            return;
        }

        isLoading = true;
        services.Work.NextWork(id, cursor, Definition.Plan.BatchSize).PipeTo(
            Self, success: items => new WorkLoaded(items), failure: error => new Status.Failure(error));
    }

    private void OnWorkLoaded(WorkLoaded message)
    {
        isLoading = false;
        if (state.IsPaused || isTight || state.IsCompleted)
        {
            return;
        }

        foreach (var item in message.Items)
        {
            cursor = item.Seq;
            Ask(item);
        }

        if (message.Items.Count > 0)
        {
            Pump();
        }
        else if (outstanding.Count == 0)
        {
            Decide(Count(null));
        }
    }

    private void Ask(WorkItem item)
    {
        var asked = new Outstanding(RequestIdOf(item.Entity), item, Now);
        outstanding[item.Entity] = asked;
        Tell(asked, wasRecovered);
    }

    private string RequestIdOf(EntityId entity) => $"{id}|{entity}|{state.Generation}";

    private void Tell(Outstanding asked, bool again)
    {
        var entity = asked.Item.Entity;
        var request = new Enrich(asked.RequestId, entity, entity, Definition, asked.Item.Given, again, null);
        directory.Entities.Tell(new ShardingEnvelope(entity.ToString(), request), Self);
    }

    private void OnAnswer(EntityAnswer answer)
    {
        if (!outstanding.TryGetValue(answer.Entity, out var asked) || asked.RequestId != answer.RequestId || asked.IsAnswered)
        {
            return;
        }

        outstanding[answer.Entity] = asked with { IsAnswered = true };
        isTight |= answer.Missing.Any(m => m.Reason == MissingReason.Budget);
        directory.Rows.Tell(new StoreAnswer(answer), Self);
    }

    private void OnStored(AnswersStored message)
    {
        var rows = new SortedDictionary<RowStatus, long>();
        var errors = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var cost = 0m;
        foreach (var (answer, applied) in message.Answers)
        {
            outstanding.Remove(answer.Entity);
            cost += answer.Cost;
            foreach (var (status, count) in applied.Final)
            {
                rows[status] = rows.GetValueOrDefault(status) + count;
            }

            foreach (var error in answer.Errors)
            {
                errors[error.Kind] = errors.GetValueOrDefault(error.Kind) + 1;
            }
        }

        Persist(new BucketAnswersStored(rows, cost, errors, Now), e =>
        {
            Apply(e);
            GoOn();
        });
    }

    /// <summary>The store did not take the answers: they are asked for again, which costs nothing, once it may work.</summary>
    private void OnNotStored(AnswersNotStored message)
    {
        log.Warning("{0}: {1} answers could not be stored and will be asked for again: {2}", id, message.Answers.Count, message.Reason);
        foreach (var answer in message.Answers)
        {
            if (outstanding.TryGetValue(answer.Entity, out var asked))
            {
                outstanding[answer.Entity] = asked with { IsAnswered = false };
            }
        }
    }

    private void GoOn()
    {
        if (isTight && outstanding.Count == 0 && !isLoading && !isDeciding && !isStarved && !state.IsPaused)
        {
            Decide(CountMoney());
        }
        else
        {
            Pump();
        }
    }

    private async Task<MoneyCounted> CountMoney()
    {
        var today = DateOnly.FromDateTime(Now.UtcDateTime);
        return new MoneyCounted(
            await services.Ledger.Budgets([BudgetIds.Bucket(id), BudgetIds.Run(id.Run), BudgetIds.TenantDay(id.Tenant, today)]));
    }

    /// <summary>
    /// Nothing is out any more. If money for the cheapest call is left and some was used since the last count, deferred work is
    /// tried again; else the money is gone.
    /// </summary>
    private void OnMoneyCounted(MoneyCounted message)
    {
        isDeciding = false;
        var own = message.Budgets.FirstOrDefault(b => b.Id == BudgetIds.Bucket(id));
        var spent = own is null ? state.Spent : own.Charged + own.Reserved;
        var cheapest = plans.CheapestCall(Definition) ?? 0;
        var fits = message.Budgets.All(b => b.Free is not { } free || free >= cheapest);
        if (fits && spent != spentAtLastCount)
        {
            spentAtLastCount = spent;
            Decide(Reopen());
            return;
        }

        isStarved = true;
        Report();
    }

    /// <summary>Takes up what was deferred, and everything still pending, from the start.</summary>
    private async Task<Reopened> Reopen()
    {
        await services.Work.Reopen(id);
        return new Reopened(await services.Work.Counts(id));
    }

    private void OnReopened(Reopened message) =>
        Persist(new BucketReopened(state.Generation + 1, message.Counts.Rows, Now), e =>
        {
            Apply(e);
            isDeciding = isTight = isStarved = false;
            hasOpened = true;
            cursor = 0;
            Report();
            Pump();
        });

    private void OnFinish(FinishBucket command)
    {
        if (isStarved && !isDeciding && !state.IsCompleted)
        {
            Decide(Defer(command.StoppedBy));
        }
    }

    private async Task<Counted> Defer(string stoppedBy)
    {
        await services.Work.DeferPending(id, stoppedBy);
        return await Count(stoppedBy);
    }

    private async Task<Counted> Count(string? stoppedBy) => new(await services.Work.Counts(id), await Spent(), stoppedBy);

    private void OnCounted(Counted message)
    {
        isDeciding = false;
        if (message.Counts.PendingEntities > 0)
        {
            cursor = 0;
            Pump();
            return;
        }

        Persist(new BucketCompleted(message.Counts.Rows, message.Spent, message.StoppedBy, Now), e =>
        {
            Apply(e);
            isStarved = false;
            Report();
        });
    }

    /// <summary>Asks the store something whose answer decides how the bucket goes on; nothing else is begun meanwhile.</summary>
    private void Decide<T>(Task<T> question)
    {
        isDeciding = true;
        question.PipeTo(Self, failure: error => new Status.Failure(error));
    }

    private void OnTick()
    {
        Report();
        if (state.IsPaused || state.IsCompleted)
        {
            return;
        }

        var late = Now - services.Settings.ReaskAfter;
        foreach (var (entity, asked) in outstanding.Where(o => !o.Value.IsAnswered && o.Value.AskedAt < late).ToList())
        {
            outstanding[entity] = asked with { AskedAt = Now };
            Tell(asked, true);
        }

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

    private sealed record Outstanding(string RequestId, WorkItem Item, DateTimeOffset AskedAt, bool IsAnswered = false);

    private sealed record WorkReady(OpenBucket Open, BucketCounts Counts, decimal Spent);

    private sealed record WorkLoaded(IReadOnlyList<WorkItem> Items);

    private sealed record MoneyCounted(IReadOnlyList<Budget> Budgets);

    private sealed record Reopened(BucketCounts Counts);

    private sealed record Counted(BucketCounts Counts, decimal Spent, string? StoppedBy);

    private sealed record Tick;
}
