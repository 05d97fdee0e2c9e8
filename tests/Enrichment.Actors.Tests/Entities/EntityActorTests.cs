using Akka.Actor;
using Akka.Cluster.Sharding;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Entities;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;
using static Enrichment.Actors.Tests.Support.Some;

namespace Enrichment.Actors.Tests.Entities;

public sealed class EntityActorTests : IDisposable
{
    private static readonly EntityId Acme = Company("acme.com");
    private readonly FakeSource source = FakeSource.Company("cheap.find", 0.01m, [Phone, Industry], (q, _) => FakeSource.Found(q, Phone, Industry));
    private readonly ActorBench bench;
    private readonly Listener bucket;
    private readonly Listener parent;
    private readonly IActorRef entity;

    public EntityActorTests()
    {
        bench = new ActorBench(new FakeCatalog(source));
        (bucket, parent) = (bench.Listen("bucket"), bench.Listen("parent"));
        var props = Props.Create(() => new EntityActor(Acme, bench.Services, bench.Directory, bench.Plans, bench.Idle));
        entity = bench.Start(Props.Create(() => new ListenerParent(props, parent.Ref)), "entity");
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Two_askers_get_one_call_which_the_first_of_the_higher_class_pays()
    {
        Ask("low", PriorityClass.Low);
        Ask("high", PriorityClass.High);
        Grant();

        source.Calls.Count.ShouldBe(1);
        var answers = bucket.Heard<EntityAnswer>().ToDictionary(a => a.RequestId);
        (answers["low"].Cost, answers["high"].Cost).ShouldBe((0, 0.01m));
        answers["low"].Fields.ShouldAllBe(f => f.Shared);
        answers["high"].Fields.ShouldAllBe(f => !f.Shared);
    }

    [Fact]
    public void Who_asks_while_a_call_is_in_flight_joins_it()
    {
        source.Held = new TaskCompletionSource();
        Ask("first");
        Grant();
        Ask("second", PriorityClass.High);
        bucket.HearsNothing();

        source.Held.SetResult();

        bucket.Heard<EntityAnswer>().Select(a => (a.RequestId, a.Cost)).ShouldBe([("first", 0.01m), ("second", 0)], ignoreOrder: true);
        source.Calls.Count.ShouldBe(1);
        bench.Gate.Heard<AskPermit>().ShouldBeEmpty();
    }

    [Fact]
    public void A_waiting_permit_is_raised_when_somebody_of_a_higher_class_comes()
    {
        Ask("low", PriorityClass.Low);
        var asked = bench.Gate.Only<AskPermit>();

        Ask("high", PriorityClass.High);

        bench.Gate.Only<ReprioritisePermit>().ShouldBe(new ReprioritisePermit(asked.Request.PermitId, PriorityClass.High));
    }

    [Fact]
    public void Nothing_is_sent_before_the_intent_is_durable()
    {
        var ledger = new HeldLedger(bench.Store.Ledger) { HoldIntents = new TaskCompletionSource() };
        var services = bench.Services with { Ledger = ledger };
        var careful = bench.Start(Props.Create(() => new EntityActor(Acme, services, bench.Directory, bench.Plans, bench.Idle)), "careful");
        bucket.Tell(careful, Some.Ask(Of(PriorityClass.Medium), Acme, "one"));
        Grant(careful);
        source.Calls.ShouldBeEmpty();

        ledger.HoldIntents.SetResult();
        bench.Run();

        source.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_intent_that_a_budget_cannot_bear_gives_the_permit_back_and_defers()
    {
        await bench.Store.Ledger.EnsureBudgets([new Budget(BudgetIds.Run(Run), 0.005m, 0, 0)]);
        Ask("one");
        var permit = Grant();

        var answer = bucket.Only<EntityAnswer>();

        (answer.Status, answer.Cost).ShouldBe((RowStatus.Deferred, 0));
        answer.Missing.ShouldAllBe(m => m.Reason == MissingReason.Budget);
        bench.Gate.Only<ReleasePermit>().PermitId.ShouldBe(permit);
        source.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_save_that_another_incarnation_has_overtaken_is_dropped_and_the_stored_state_loaded()
    {
        source.Held = new TaskCompletionSource();
        Ask("one");
        Grant();
        var other = EntityState.Unknown(Acme).WithCall().WithAnswer(
            "cheap.find", "h", $"{Acme}#1", SourceAnswer.Of([new FoundFact(Phone, "stored", 0.9), new FoundFact(Industry, "stored", 0.9)], Charge.Of(1)), bench.Time.GetUtcNow());
        (await bench.Store.Ledger.Settle(new CallSettlement(null, null, null, other))).Stored.ShouldBeTrue();

        source.Held.SetResult();
        bucket.HearsNothing();
        Ask("one", again: true);

        bucket.Only<EntityAnswer>().Fields.ShouldAllBe(f => f.Value == "stored");
    }

    [Fact]
    public void What_a_request_bought_before_its_actor_was_lost_is_its_own()
    {
        Ask("one");
        Grant();
        var before = bucket.Only<EntityAnswer>();
        entity.Tell(PoisonPill.Instance, ActorRefs.NoSender);
        var next = bench.Start(Props.Create(() => new EntityActor(Acme, bench.Services, bench.Directory, bench.Plans, bench.Idle)), "next");

        bucket.Tell(next, Some.Ask(Of(PriorityClass.Medium), Acme, "one", again: true));

        var after = bucket.Only<EntityAnswer>();
        (after.Cost, after.Status).ShouldBe((before.Cost, before.Status));
        after.Fields.ShouldBe(before.Fields);
    }

    [Fact]
    public void An_entity_with_nobody_to_answer_leaves_memory()
    {
        Ask("one");
        Grant();

        bench.Pass(bench.Services.Settings.IdleEntity);

        parent.Only<Passivate>();
    }

    [Fact]
    public void An_entity_stays_while_somebody_waits_for_a_permit_or_a_call_is_in_flight()
    {
        source.Held = new TaskCompletionSource();
        Ask("one");
        bench.Pass(TimeSpan.FromHours(1));
        Grant();
        Tell(new Withdraw("one"));

        bench.Pass(TimeSpan.FromHours(1));
        parent.HearsNothing();
        source.Held.SetResult();
        bench.Pass(bench.Services.Settings.IdleEntity);

        parent.Only<Passivate>();
    }

    [Fact]
    public void A_call_whose_only_asker_has_gone_is_finished_and_charged()
    {
        source.Held = new TaskCompletionSource();
        Ask("one");
        Grant();
        Tell(new Withdraw("one"));

        source.Held.SetResult();
        bench.Run();

        bench.Store.Ledger.ChargedFor(["one"]).Now().Dollars.ShouldBe(0.01m);
        bucket.HearsNothing();
    }

    [Fact]
    public void A_free_call_whose_only_asker_has_gone_is_recorded()
    {
        var free = FakeSource.Company("cheap.free", 0, [Phone, Industry], (q, _) => FakeSource.Found(q, Phone, Industry));
        free.Held = new TaskCompletionSource();
        using var other = new ActorBench(new FakeCatalog(free));
        var asker = other.Listen("asker");
        var actor = other.Start(Props.Create(() => new EntityActor(Acme, other.Services, other.Directory, other.Plans, other.Idle)), "free");
        asker.Tell(actor, Some.Ask(Bucket(other.Time.GetUtcNow(), Plan("saas")), Acme, "one"));
        other.Gate.Tell(actor, new PermitDecision(other.Gate.Only<AskPermit>().Request, null, ""));
        asker.Tell(actor, new Withdraw("one"));

        free.Held.SetResult();
        asker.Tell(actor, Some.Ask(Bucket(other.Time.GetUtcNow(), Plan("saas")), Acme, "two"));

        asker.Only<EntityAnswer>().Fields.Count.ShouldBe(2);
        free.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public void An_asker_that_asks_again_has_its_request_put_to_the_gate_again_under_the_same_id()
    {
        Ask("one");
        var first = bench.Gate.Only<AskPermit>();

        Ask("one", again: true);

        bench.Gate.Only<AskPermit>().Request.PermitId.ShouldBe(first.Request.PermitId);
    }

    [Fact]
    public void Permits_of_two_incarnations_have_different_ids_within_the_same_moment()
    {
        Ask("one");
        var first = bench.Gate.Only<AskPermit>().Request.PermitId;
        var twin = bench.Start(Props.Create(() => new EntityActor(Acme, bench.Services, bench.Directory, bench.Plans, bench.Idle)), "twin");

        bucket.Tell(twin, Some.Ask(Of(PriorityClass.Medium), Acme, "one"));

        bench.Gate.Only<AskPermit>().Request.PermitId.ShouldNotBe(first);
    }

    [Fact]
    public void A_permit_that_comes_for_nobody_is_given_back()
    {
        Ask("one");
        var asked = bench.Gate.Only<AskPermit>();
        Tell(new Withdraw("one"));
        bench.Gate.Only<CancelPermit>().PermitId.ShouldBe(asked.Request.PermitId);

        bench.Gate.Tell(entity, new PermitDecision(asked.Request, null, ""));

        bench.Gate.Only<ReleasePermit>().PermitId.ShouldBe(asked.Request.PermitId);
        source.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void Who_is_stopped_while_it_waits_is_answered_at_once_and_its_permit_cancelled()
    {
        Ask("one");

        Tell(new StopAsking("one", MissingReason.Cancelled, "enough"));

        var answer = bucket.Only<EntityAnswer>();
        (answer.Status, answer.Cost).ShouldBe((RowStatus.Deferred, 0));
        answer.Missing.Select(m => m.Text).ShouldBe(["Cancelled: enough", "Cancelled: enough"]);
        bench.Gate.Heard<CancelPermit>().Count.ShouldBe(1);
    }

    [Fact]
    public void Who_is_stopped_while_its_call_is_in_flight_gets_what_it_buys()
    {
        source.Held = new TaskCompletionSource();
        Ask("one");
        Grant();
        Tell(new StopAsking("one", MissingReason.Cancelled, "enough"));
        bucket.HearsNothing();

        source.Held.SetResult();

        var answer = bucket.Only<EntityAnswer>();
        (answer.Status, answer.Cost, answer.Fields.Count).ShouldBe((RowStatus.Enriched, 0.01m, 2));
    }

    [Fact]
    public void Stopping_one_asker_leaves_the_other_its_call()
    {
        Ask("one");
        Ask("two");
        bench.Gate.Heard();
        Tell(new StopAsking("one", MissingReason.Cancelled, "enough"));
        bucket.Only<EntityAnswer>().RequestId.ShouldBe("one");

        Grant();

        bucket.Only<EntityAnswer>().ShouldSatisfyAllConditions(a => a.RequestId.ShouldBe("two"), a => a.Cost.ShouldBe(0.01m));
    }

    [Fact]
    public void What_a_late_request_has_bought_is_the_cost_of_the_same_buckets_next_one()
    {
        source.Held = new TaskCompletionSource();
        Ask("acme/r1/saas|acme/company/acme.com|0");
        Grant();
        Ask("acme/r1/saas|acme/company/acme.com|1");

        source.Held.SetResult();

        bucket.Only<EntityAnswer>().ShouldSatisfyAllConditions(a => a.RequestId.ShouldEndWith("|1"), a => a.Cost.ShouldBe(0.01m));
    }

    [Fact]
    public void What_was_paid_and_not_told_before_the_bucket_took_up_its_work_anew_is_the_cost_of_its_next_request()
    {
        const string Before = "acme/r1/saas|acme/company/acme.com|0";
        source.Held = new TaskCompletionSource();
        Ask(Before);
        Grant();
        Tell(new Withdraw(Before));
        source.Held.SetResult();
        bench.Run();

        Ask("acme/r1/saas|acme/company/acme.com|1", again: true);

        bucket.Only<EntityAnswer>().ShouldSatisfyAllConditions(a => a.Cost.ShouldBe(0.01m), a => a.Fields.ShouldAllBe(f => !f.Shared));
    }

    [Fact]
    public void A_store_that_cannot_tell_what_was_paid_before_costs_no_call_in_flight()
    {
        var ledger = new HeldLedger(bench.Store.Ledger) { FailsCharges = true };
        var services = bench.Services with { Ledger = ledger };
        var unsure = bench.Start(Props.Create(() => new EntityActor(Acme, services, bench.Directory, bench.Plans, bench.Idle)), "unsure");
        void Ask(string request, bool again) => bucket.Tell(unsure, Some.Ask(Of(PriorityClass.Medium), Acme, request, again));
        source.Held = new TaskCompletionSource();
        Ask("one", false);
        Grant(unsure);
        Ask("two", true);
        Ask("one", true);

        source.Held.SetResult();

        bucket.Only<EntityAnswer>().ShouldSatisfyAllConditions(a => a.RequestId.ShouldBe("one"), a => a.Cost.ShouldBe(0.01m));
        ledger.FailsCharges = false;
        Ask("two", true);
        bucket.Only<EntityAnswer>().RequestId.ShouldBe("two");
        source.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("acme/r1/saas|acme/company/acme.com|9", false)]
    [InlineData("acme/r1/saas|acme/company/acme.com|11", true)]
    [InlineData("acme/r1/other|acme/company/acme.com|9", true)]
    public void A_request_that_comes_after_the_same_buckets_next_one_is_not_taken(string late, bool isTaken)
    {
        Ask("acme/r1/saas|acme/company/acme.com|10");
        Ask(late);

        Grant();

        bucket.Heard<EntityAnswer>().Any(a => a.RequestId == late).ShouldBe(isTaken);
    }

    [Fact]
    public void A_stop_for_a_request_that_is_not_known_is_answered_so()
    {
        Tell(new StopAsking("never asked", MissingReason.Cancelled, "enough"));

        bucket.Only<RequestUnknown>().RequestId.ShouldBe("never asked");
    }

    [Fact]
    public void One_that_is_asked_while_it_leaves_reminds_the_gate_by_itself_since_nobody_else_reaches_it()
    {
        Tell(new Withdraw("nobody's"));
        bench.Pass(bench.Services.Settings.IdleEntity + TimeSpan.FromSeconds(1));
        var leave = parent.Only<Passivate>().StopMessage;
        Ask("one");
        var asked = bench.Gate.Only<AskPermit>();

        Tell(leave);
        bench.Pass(bench.Services.Settings.ReaskAfter + TimeSpan.FromSeconds(1));

        bench.Gate.Only<AskPermit>().Request.PermitId.ShouldBe(asked.Request.PermitId);
    }

    private BucketDefinition Of(PriorityClass priority) => Bucket(bench.Time.GetUtcNow(), Plan($"{priority}".ToLowerInvariant(), priority));

    private void Ask(string request, PriorityClass of = PriorityClass.Medium, bool again = false) => Tell(Some.Ask(Of(of), Acme, request, again));

    private void Tell(object message) => bucket.Tell(entity, message);

    /// <summary>Grants the permit that was asked for last; answers its id.</summary>
    private string Grant(IActorRef? to = null)
    {
        var asked = bench.Gate.Heard<AskPermit>()[^1];
        bench.Gate.Tell(to ?? entity, new PermitDecision(asked.Request, null, ""));
        return asked.Request.PermitId;
    }
}
