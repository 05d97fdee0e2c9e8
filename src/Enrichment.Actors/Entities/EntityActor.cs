using Akka.Actor;
using Akka.Cluster.Sharding;
using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Waterfall;

namespace Enrichment.Actors.Entities;

/// <summary>
/// One company, person or property: it enriches once, however many ask, and gives everyone the answer. Its state is the store's
/// document, saved with each answer by compare-and-set; a stale save ends this incarnation, and whoever asked asks again.
/// One call is under way at a time: permit, intent, call, outcome, then the next.
/// </summary>
public sealed partial class EntityActor : UntypedActor, IWithTimers, IWithUnboundedStash
{
    private const string RestTimer = "rest";
    private const string PendingTimer = "pending";
    private const string RemindTimer = "remind";
    private readonly EntityId id;
    private readonly string name;
    private readonly ActorServices services;
    private readonly ActorDirectory directory;
    private readonly EnrichPlans plans;
    private readonly IdleEntities idle;
    private readonly SubscriptionBook book = new();
    private readonly Dictionary<string, (Enrich Request, IActorRef ReplyTo)> asked = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();
    private EntityState state;
    private CallInFlight? call;
    private long arrivals;
    private long callNumber;
    private string era = "";

    public EntityActor(EntityId id, ActorServices services, ActorDirectory directory, EnrichPlans plans, IdleEntities idle)
    {
        this.id = id;
        name = id.ToString();
        this.services = services;
        this.directory = directory;
        this.plans = plans;
        this.idle = idle;
        state = EntityState.Unknown(id);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public IStash Stash { get; set; } = null!;

    private DateTimeOffset Now => services.Time.GetUtcNow();

    protected override void PreStart()
    {
        era = directory.NextEra(Now);
        LoadAnew();
    }

    protected override void PostStop()
    {
        if (call is not null)
        {
            CancelPermit(call.PermitId);
        }

        EndIdleness();
        stopping.Cancel();
        stopping.Dispose();
    }

    /// <summary>The store did not take or give what this incarnation needs: a new one starts from what is stored.</summary>
    private void Fail(Status.Failure failure) =>
        throw new EntityStoreException($"{name}: the store failed: {failure.Cause.Message}", failure.Cause);

    private void OnEnrich(Enrich request)
    {
        if (IsErased())
        {
            Stash.Stash();
            LoadAnew();
            return;
        }

        if (state.AliasOf is { } alias)
        {
            Forward(request, Sender, alias, request.Seed?.Paid ?? RequestCharges.None);
            Step();
            return;
        }

        EndIdleness();
        if (IsOutdated(request.RequestId))
        {
            return;
        }

        var isNew = !asked.TryGetValue(request.RequestId, out var before);
        var isAgain = request.Again && (isNew || !before.Request.Again);
        asked[request.RequestId] = (request, Sender);
        if (isAgain)
        {
            ChargedBefore(request).PipeTo(Self, success: paid => new PaidBefore(request, paid), failure: _ => new PaidUnknown(request.RequestId));
        }

        if (!isNew)
        {
            Move(request.RequestId, request.Bucket.Plan.Priority);
            RemindGate();
        }
        else if (!isAgain)
        {
            Admit(request, request.Seed?.Paid ?? RequestCharges.None);
        }
    }

    /// <param name="paidBefore">What the ledger has charged to the request so far, at this entity and at one that forwarded it.</param>
    private void Admit(Enrich request, RequestCharges paidBefore)
    {
        // It may have been withdrawn, or moved to another class, while what it paid was looked up.
        if (!asked.TryGetValue(request.RequestId, out var known))
        {
            return;
        }

        if (book.Find(request.RequestId) is { } admitted)
        {
            // It came late as one that nobody had worked before.
            admitted.NotePaidBefore(paidBefore);
            return;
        }

        request = known.Request;
        if (request.Seed is { } seed)
        {
            state = state.WithSeed(seed.Facts, seed.Attempts);
        }

        var subscription = Subscribe(request);
        subscription.NotePaidBefore(paidBefore);
        Supersede(request, subscription);
        book.Add(subscription);
        Reclass();
        Step();
    }

    private Subscription Subscribe(Enrich request)
    {
        var bucket = request.Bucket;
        var freshSince = bucket.Refresh ? bucket.RunStartedAt : bucket.RunStartedAt - bucket.Plan.FreshFor;
        var stages = plans.Of(bucket, id.Kind).Select(stage => new WaterfallRequest(
            stage.Wanted, stage.Sources, request.Given, freshSince, bucket.RunStartedAt, bucket.MinConfidence));
        return new Subscription(request.RequestId, bucket.Plan.Priority, ++arrivals, [.. stages], bucket.StageDelay);
    }

    private void OnWithdraw(Withdraw message)
    {
        if (!asked.Remove(message.RequestId) && state.AliasOf is { } alias)
        {
            directory.Entities.Forward(new ShardingEnvelope(alias.ToString(), message));
        }

        book.Remove(message.RequestId);
        if (call is { IsIntended: false } waiting && waiting.Payer.RequestId == message.RequestId)
        {
            CancelPermit(waiting.PermitId);
            EndCall();
        }

        Reclass();
        Step();
    }

    private void OnStopAsking(StopAsking message)
    {
        if (book.Find(message.RequestId) is not { } subscription)
        {
            OnStopUnknown(message);
            return;
        }

        subscription.Stop(new Skip(message.Reason, message.Why));
        var isPayer = call?.Payer.RequestId == message.RequestId;
        if (call is { IsIntended: false } waiting && isPayer)
        {
            CancelPermit(waiting.PermitId);
            EndCall();
        }

        if (call is null)
        {
            Step();
        }
        else if (isPayer)
        {
            RemindGate();
        }
        else
        {
            // The call in flight is another asker's: there is nothing of its own to wait for.
            subscription.Next(state, Now, services.Hash);
            AnswerDone();
        }
    }

    private void OnStopUnknown(StopAsking message)
    {
        if (!asked.Remove(message.RequestId) && state.AliasOf is { } alias)
        {
            directory.Entities.Forward(new ShardingEnvelope(alias.ToString(), message));
        }
        else
        {
            Sender.Tell(new RequestUnknown(message.RequestId));
        }

        Step();
    }

    /// <summary>Starts the next call if none is under way and somebody's plan asks one; answers whose plan is done.</summary>
    private void Step()
    {
        if (call is not null)
        {
            return;
        }

        if (isHandedOff)
        {
            SendOn();
            return;
        }

        if (settling > 0)
        {
            // The next call is decided on the version that is being stored.
            return;
        }

        var next = book.Next(state, services.Steady.Now, services.Hash);
        AnswerDone();
        if (next is not null)
        {
            call = new CallInFlight(next.Call!, asked[next.RequestId].Request, $"{name}@{era}.{++callNumber}");
            AskPermit(TimeSpan.Zero);
        }
        else if (book.NextRestEnd() is { } restEnd)
        {
            Timers.StartSingleTimer(RestTimer, new RestEnded(), Positive(restEnd - services.Steady.Now));
        }
        else if (!HasWork)
        {
            BeIdle();
        }
    }

    private void AnswerDone()
    {
        foreach (var done in book.TakeDone())
        {
            var (request, replyTo) = asked[done.RequestId];
            asked.Remove(done.RequestId);
            var outcome = done.Compose(state);
            replyTo.Tell(new EntityAnswer(
                done.RequestId, request.Bucket.Bucket, request.AnswerAs, outcome.Status, outcome.Fields, outcome.Missing, done.Cost, done.Errors, Now));
        }
    }

    /// <summary>Once a provisional company knows its domain, everyone who waits is sent on to the company of that domain.</summary>
    private void Rehome()
    {
        if (state.AliasOf is not { } alias)
        {
            return;
        }

        foreach (var subscription in book.All.Where(s => asked.ContainsKey(s.RequestId) && !s.IsStopped).ToList())
        {
            var (request, replyTo) = asked[subscription.RequestId];
            asked.Remove(subscription.RequestId);
            book.Remove(subscription.RequestId);
            Forward(request, replyTo, alias, subscription.Paid);
        }
    }

    private void Forward(Enrich request, IActorRef replyTo, EntityId alias, RequestCharges paid)
    {
        var seed = new EntitySeed(state.Facts, state.Attempts, paid);
        directory.Entities.Tell(new ShardingEnvelope(alias.ToString(), request with { Entity = alias, Seed = seed }), replyTo);
    }

    private static TimeSpan Positive(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1);

    private sealed record Loaded(EntityState State);

    private sealed record RestEnded;
}
