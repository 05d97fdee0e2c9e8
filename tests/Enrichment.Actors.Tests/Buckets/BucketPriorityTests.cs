using Akka.Actor;
using Enrichment.Actors.Buckets;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using static Enrichment.Actors.Tests.Support.Some;

namespace Enrichment.Actors.Tests.Buckets;

public sealed class BucketPriorityTests : IDisposable
{
    private readonly TestJournal journal = new();
    private readonly FakeSource source = FakeSource.Company("cheap.find", 0.01m, [Phone], (q, _) => FakeSource.Found(q, Phone));
    private ActorBench bench;
    private IActorRef bucket = ActorRefs.Nobody;

    public BucketPriorityTests()
    {
        bench = new ActorBench(new FakeCatalog(source), journal);
        Some.Rows(bench, "saas", 30).Now();
        Start();
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public void What_the_bucket_has_asked_already_moves_with_it_and_what_it_asks_next_is_of_the_new_class()
    {
        Open(PriorityClass.Medium);
        var asked = bench.Entities.Heard<Enrich>();

        bench.Runs.Tell(bucket, new SetBucketPriority(PriorityClass.High));

        bench.Entities.Heard<Reprioritise>().ShouldBe(asked.Select(a => new Reprioritise(a.RequestId, PriorityClass.High)), ignoreOrder: true);
        bench.Runs.Heard<BucketReport>()[^1].View.Priority.ShouldBe(PriorityClass.High);
        bench.Pass(bench.Services.Settings.ReaskAfter + TimeSpan.FromSeconds(2));
        bench.Entities.Heard<Enrich>().ShouldAllBe(a => a.Bucket.Plan.Priority == PriorityClass.High);
    }

    [Fact]
    public void The_class_survives_a_restart()
    {
        Open(PriorityClass.Medium);
        bench.Runs.Tell(bucket, new SetBucketPriority(PriorityClass.Minimal));
        var store = bench.Store;
        bench.Dispose();

        bench = new ActorBench(new FakeCatalog(source), journal, store);
        Start();
        Open(PriorityClass.Minimal);

        bench.Entities.Heard<Enrich>().ShouldAllBe(a => a.Bucket.Plan.Priority == PriorityClass.Minimal);
        bench.Runs.Heard<BucketReport>()[^1].View.Priority.ShouldBe(PriorityClass.Minimal);
    }

    [Fact]
    public void A_bucket_that_missed_the_word_hears_of_it_when_it_is_opened_again()
    {
        Open(PriorityClass.Medium);
        bench.Entities.Heard();

        Open(PriorityClass.Low);

        bench.Entities.Heard<Reprioritise>().ShouldAllBe(r => r.To == PriorityClass.Low);
        bench.Runs.Heard<BucketReport>()[^1].View.Priority.ShouldBe(PriorityClass.Low);
    }

    private void Start() => bucket = bench.Start(
        Props.Create(() => new BucketActor(new BucketId(Some.Run, "saas"), bench.Services, bench.Directory, bench.Plans)), "bucket");

    private void Open(PriorityClass priority) =>
        bench.Runs.Tell(bucket, new OpenBucket(Bucket(bench.Time.GetUtcNow(), Plan("saas", priority, rows: 30)), null));
}
