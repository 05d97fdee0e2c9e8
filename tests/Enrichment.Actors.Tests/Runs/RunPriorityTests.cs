using Akka.Actor;
using Enrichment.Actors.Buckets;
using Enrichment.Actors.Runs;
using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Buckets;
using static Enrichment.Actors.Tests.Support.Some;

namespace Enrichment.Actors.Tests.Runs;

public sealed class RunPriorityTests : IDisposable
{
    private readonly TestJournal journal = new();
    private readonly FakeSource source = FakeSource.Company("cheap.find", 1m, [Phone, Industry], (q, _) => FakeSource.Found(q, Phone));
    private ActorBench bench;
    private Listener asker = null!;
    private IActorRef run = ActorRefs.Nobody;

    public RunPriorityTests()
    {
        bench = new ActorBench(new FakeCatalog(source), journal);
        Start();
        Do(new StartRun(Definition(bench.Time.GetUtcNow(), 12m, Plan("healthcare", PriorityClass.High), Plan("saas"))));
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public void The_bucket_is_told_at_once_and_money_goes_to_it_first()
    {
        Limits().ShouldBe([("healthcare", 10m), ("saas", 2m)]);

        Do(new SetRunBucketPriority("healthcare", PriorityClass.Minimal));

        var heard = bench.Buckets.Heard();
        heard.OfType<SetBucketPriority>().ShouldHaveSingleItem().Priority.ShouldBe(PriorityClass.Minimal);
        heard.OfType<OpenBucket>().Select(o => (o.Definition.Bucket.Segment, o.Limit)).ShouldBe([("healthcare", 2m), ("saas", 10m)]);
        Shown("healthcare").ShouldBe(PriorityClass.Minimal);
    }

    [Fact]
    public void It_survives_a_restart()
    {
        Do(new SetRunBucketPriority("saas", PriorityClass.High));
        var store = bench.Store;
        bench.Dispose();

        bench = new ActorBench(new FakeCatalog(source), journal, store);
        Start();
        Do(new WakeRun());

        bench.Buckets.Heard<OpenBucket>().Single(o => o.Definition.Bucket.Segment == "saas").Definition.Plan.Priority.ShouldBe(PriorityClass.High);
        Shown("saas").ShouldBe(PriorityClass.High);
    }

    [Fact]
    public void A_bucket_that_the_run_does_not_have_is_refused()
    {
        asker.Tell(run, new SetRunBucketPriority("toys", PriorityClass.High));

        asker.Only<RunReply>().Problem.ShouldNotBeNull().ShouldContain("no bucket 'toys'");
    }

    private PriorityClass Shown(string segment)
    {
        asker.Tell(run, new GetRun());
        return asker.Only<RunStateReply>().Progress!.Buckets.Single(b => b.Bucket.Segment == segment).Priority;
    }

    private List<(string, decimal?)> Limits() =>
        [.. bench.Buckets.Heard<OpenBucket>().GroupBy(o => o.Definition.Bucket.Segment).Select(g => (g.Key, g.Last().Limit))];

    private void Do(object command)
    {
        asker.Tell(run, command);
        asker.Only<RunReply>().Problem.ShouldBeNull();
    }

    private void Start()
    {
        asker = bench.Listen("asker");
        run = bench.Start(Props.Create(() => new RunActor(Some.Run, bench.Services, bench.Directory, bench.Plans)), "run");
    }
}
