using Akka.Actor;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;
using static Enrichment.Actors.Tests.Support.Some;

namespace Enrichment.Actors.Tests.Entities;

public sealed class EntityHandOffTests : IDisposable
{
    private static readonly EntityId Acme = Company("acme.com");
    private readonly FakeSource first = FakeSource.Company("cheap.find", 0.01m, [Phone], (q, _) => FakeSource.Found(q, Phone));
    private readonly FakeSource second = FakeSource.Company("dear.find", 0.10m, [Industry], (q, _) => FakeSource.Found(q, Industry));
    private readonly ActorBench bench;
    private readonly Listener bucket;
    private readonly IActorRef entity;

    private readonly Listener watcher;

    public EntityHandOffTests()
    {
        bench = new ActorBench(new FakeCatalog(first, second));
        (bucket, watcher) = (bench.Listen("bucket"), bench.Listen("watcher"));
        entity = bench.Start(Props.Create(() => new EntityActor(Acme, bench.Services, bench.Directory, bench.Plans, bench.Idle)), "entity");
        watcher.Watch(entity);
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_call_in_flight_is_finished_and_stored_and_who_waits_is_sent_on()
    {
        first.Held = new TaskCompletionSource();
        Ask("one");
        Grant();

        entity.Tell(HandOff.Instance);
        bench.Run();
        bench.Entities.HearsNothing();
        first.Held.SetResult();

        var sentOn = bench.Entities.Only<Enrich>();
        (sentOn.RequestId, sentOn.Entity, sentOn.Again).ShouldBe(("one", Acme, true));
        (await bench.Store.Entities.Load(Acme)).Facts[Phone].Value.ShouldBe("company.phone of acme.com");
        second.Calls.ShouldBeEmpty();
        IsGone().ShouldBeTrue();
    }

    [Fact]
    public void A_request_for_a_permit_is_taken_back_and_nothing_new_is_asked()
    {
        Ask("one");
        var permit = bench.Gate.Only<AskPermit>().Request.PermitId;

        entity.Tell(HandOff.Instance);

        bench.Gate.Only<CancelPermit>().PermitId.ShouldBe(permit);
        bench.Entities.Only<Enrich>().RequestId.ShouldBe("one");
        first.Calls.ShouldBeEmpty();
        IsGone().ShouldBeTrue();
    }

    [Fact]
    public void The_answer_of_who_has_all_it_wanted_is_given_before_the_end()
    {
        first.Held = new TaskCompletionSource();
        Ask("one", Phone);
        Ask("two");
        Grant();

        entity.Tell(HandOff.Instance);
        bench.Run();
        first.Held.SetResult();

        bucket.Only<EntityAnswer>().RequestId.ShouldBe("one");
        bench.Entities.Only<Enrich>().RequestId.ShouldBe("two");
    }

    [Fact]
    public void A_call_that_has_to_be_tried_again_is_left_to_the_next_incarnation()
    {
        var failing = FakeSource.Company("cheap.find", 0.01m, [Phone], (_, _) => SourceAnswer.Failed(AnswerClass.Retry, "down"));
        failing.Held = new TaskCompletionSource();
        using var broken = new ActorBench(new FakeCatalog(failing));
        var asker = broken.Listen("bucket");
        var actor = broken.Start(Props.Create(() => new EntityActor(Acme, broken.Services, broken.Directory, broken.Plans, broken.Idle)), "entity");
        asker.Tell(actor, Some.Ask(Bucket(broken.Time.GetUtcNow(), Plan("medium")), Acme, "one"));
        broken.Gate.Answer(new PermitDecision(broken.Gate.Only<AskPermit>().Request, null, ""));

        actor.Tell(HandOff.Instance);
        broken.Run();
        failing.Held.SetResult();

        broken.Entities.Only<Enrich>().RequestId.ShouldBe("one");
        broken.Gate.Heard<AskPermit>().ShouldBeEmpty();
        failing.Calls.Count.ShouldBe(1);
    }

    private bool IsGone() => watcher.Heard<Terminated>().Count == 1;

    private void Ask(string request, params string[] fields)
    {
        var bucketOf = Bucket(bench.Time.GetUtcNow(), Plan($"wants-{fields.Length}"));
        bucket.Tell(entity, Some.Ask(fields.Length == 0 ? bucketOf : bucketOf with { Stages = [bucketOf.Stages[0] with { Fields = fields }] }, Acme, request));
    }

    private void Grant() => bench.Gate.Tell(entity, new PermitDecision(bench.Gate.Heard<AskPermit>()[^1].Request, null, ""));
}
