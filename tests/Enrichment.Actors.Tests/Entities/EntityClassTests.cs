using Akka.Actor;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Buckets;
using static Enrichment.Actors.Tests.Support.Some;

namespace Enrichment.Actors.Tests.Entities;

public sealed class EntityClassTests : IDisposable
{
    private readonly FakeSource source = FakeSource.Company("cheap.find", 0.01m, [Phone], (q, _) => FakeSource.Found(q, Phone));
    private readonly ActorBench bench;
    private readonly Listener bucket;
    private readonly IActorRef entity;

    public EntityClassTests()
    {
        bench = new ActorBench(new FakeCatalog(source));
        bucket = bench.Listen("bucket");
        entity = bench.Start(Props.Create(() => new EntityActor(Company("acme.com"), bench.Services, bench.Directory, bench.Plans, bench.Idle)), "entity");
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_call_that_waits_is_moved_with_the_request_that_it_is_for()
    {
        Ask("one", PriorityClass.Low);
        var permit = bench.Gate.Only<AskPermit>().Request;
        permit.Class.ShouldBe(PriorityClass.Low);

        bucket.Tell(entity, new Reprioritise("one", PriorityClass.High));

        bench.Gate.Only<ReprioritisePermit>().ShouldBe(new ReprioritisePermit(permit.PermitId, PriorityClass.High));
    }

    [Fact]
    public void A_call_is_of_the_highest_class_of_all_who_wait_for_it()
    {
        Ask("low", PriorityClass.Low);
        Ask("medium", PriorityClass.Medium);
        bench.Gate.Heard<ReprioritisePermit>().ShouldHaveSingleItem().To.ShouldBe(PriorityClass.Medium);

        bucket.Tell(entity, new Reprioritise("low", PriorityClass.Minimal));
        bench.Gate.Heard<ReprioritisePermit>().ShouldBeEmpty();
        bucket.Tell(entity, new Withdraw("medium"));

        bench.Gate.Only<ReprioritisePermit>().To.ShouldBe(PriorityClass.Minimal);
    }

    [Fact]
    public void A_request_that_is_asked_again_in_another_class_is_moved_even_if_the_word_of_it_was_lost()
    {
        Ask("one", PriorityClass.Low);
        bench.Gate.Heard();

        Ask("one", PriorityClass.High);

        bench.Gate.Heard<ReprioritisePermit>().ShouldHaveSingleItem().To.ShouldBe(PriorityClass.High);
    }

    [Fact]
    public void A_request_that_nobody_made_moves_nothing()
    {
        bucket.Tell(entity, new Reprioritise("unknown", PriorityClass.High));

        bench.Gate.HearsNothing();
        bucket.HearsNothing();
    }

    private void Ask(string request, PriorityClass priority) =>
        bucket.Tell(entity, Some.Ask(Bucket(bench.Time.GetUtcNow(), Plan("saas", priority)), Company("acme.com"), request));
}
