using Akka.Actor;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;
using static Enrichment.Actors.Tests.Support.Some;

namespace Enrichment.Actors.Tests.Entities;

/// <summary>A call that the vendor has accepted and not answered yet.</summary>
public sealed class EntityPendingTests : IDisposable
{
    private static readonly EntityId Acme = Company("acme.com");
    private readonly FakeSource slow = FakeSource.Company(
        "cheap.find", 0.01m, [Phone], (_, _) => new SourceAnswer(AnswerClass.Pending, [], Charge.None, TimeSpan.FromSeconds(1), "not ready", 1));
    private readonly FakeSource other = FakeSource.Company("dear.find", 0.10m, [Phone, Industry], (q, _) => FakeSource.Found(q, Phone, Industry));
    private readonly ActorBench bench;
    private readonly Listener bucket;
    private readonly IActorRef entity;

    public EntityPendingTests()
    {
        bench = new ActorBench(new FakeCatalog(slow, other));
        bucket = bench.Listen("bucket");
        entity = bench.Start(Props.Create(() => new EntityActor(Acme, bench.Services, bench.Directory, bench.Plans, bench.Idle)), "entity");
        bench.Store.Ledger.EnsureBudgets([new Budget(BudgetIds.Run(Run), 1, 0, 0)]).Now();
        bucket.Tell(entity, Some.Ask(Bucket(bench.Time.GetUtcNow(), Plan("saas")), Acme, "one"));
        Grant();
        bench.Pass(TimeSpan.FromSeconds(2));
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_refused_poll_ends_the_call_in_the_ledger_before_the_next_source_is_asked()
    {
        bench.Gate.Answer(new PermitDecision(Asked().Request, MissingReason.Paused, "cheap is paused"));

        bench.Store.Ledger.OpenCalls(10).Now().ShouldBeEmpty();
        bench.Store.Ledger.Budgets([BudgetIds.Run(Run)]).Now().Single().Reserved.ShouldBe(0.01m, "it counts at its most until an operator settles it");
        Grant();
        other.Calls.Count.ShouldBe(1);
        bench.Store.Ledger.ChargedFor(["one"]).Now().CallIds.ShouldBe(["acme/company/acme.com#2"]);
    }

    [Fact]
    public void The_gate_is_reminded_of_a_permit_whose_grant_was_lost_when_the_asker_has_been_told_to_stop()
    {
        var asked = Asked();

        bucket.Tell(entity, new StopAsking("one", MissingReason.Cancelled, "enough"));

        Asked().Request.PermitId.ShouldBe(asked.Request.PermitId);
    }

    [Fact]
    public void A_call_that_is_under_way_is_not_settled_as_lost_and_the_gate_is_reminded_of_it()
    {
        var asked = Asked();
        var open = bench.Store.Ledger.OpenCalls(1).Now().Single();

        bucket.Tell(entity, new SettleOpenCall(open));

        Asked().Request.PermitId.ShouldBe(asked.Request.PermitId);
        bench.Store.Ledger.OpenCalls(1).Now().ShouldHaveSingleItem();
        bucket.HearsNothing();
    }

    private AskPermit Asked() => bench.Gate.Only<AskPermit>();

    private void Grant() => bench.Gate.Answer(new PermitDecision(Asked().Request, null, ""));
}
