using Akka.Actor;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using static Enrichment.Actors.Tests.Support.Some;

namespace Enrichment.Actors.Tests.Entities;

/// <summary>The rest between two stages.</summary>
public sealed class EntityRestTests : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);
    private static readonly EntityId Acme = Company("acme.com");
    private readonly FakeSource first = FakeSource.Company("cheap.find", 0.01m, [Phone], (q, _) => FakeSource.Found(q, Phone));
    private readonly FakeSource second = FakeSource.Company("dear.find", 0.10m, [Industry], (q, _) => FakeSource.Found(q, Industry));
    private readonly ActorBench bench;
    private readonly Listener bucket;
    private readonly IActorRef entity;

    public EntityRestTests()
    {
        bench = new ActorBench(new FakeCatalog(first, second));
        bucket = bench.Listen("bucket");
        entity = bench.Start(Props.Create(() => new EntityActor(Acme, bench.Services, bench.Directory, bench.Plans, bench.Idle)), "entity");
        bench.Store.Ledger.EnsureBudgets([new Budget(BudgetIds.Run(Run), 1, 0, 0)]).Now();
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_wall_clock_that_is_set_back_keeps_nobody_resting_longer()
    {
        var plan = Plan("saas");
        Stage[] stages = [new("one", [Phone], ["cheap"]), new("two", [Industry], ["dear"])];
        var definition = Definition(bench.Time.GetUtcNow(), null, plan) with { Stages = stages, StageDelay = Rest };
        bucket.Tell(entity, Some.Ask(BucketDefinition.Of(definition, plan), Acme, "one"));
        Grant();

        bench.TurnWallClock(TimeSpan.FromHours(-1));
        bench.Pass(Rest - TimeSpan.FromSeconds(1));
        bench.Gate.Heard<AskPermit>().ShouldBeEmpty("it rests");
        bench.Pass(TimeSpan.FromSeconds(1));
        Grant();

        bucket.Only<EntityAnswer>().Status.ShouldBe(RowStatus.Enriched);
    }

    private void Grant() => bench.Gate.Answer(new PermitDecision(bench.Gate.Only<AskPermit>().Request, null, ""));
}
