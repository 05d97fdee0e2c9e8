using Akka.Actor;
using Enrichment.Actors.Buckets;
using Enrichment.Actors.Runs;
using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using static Enrichment.Actors.Tests.Support.Some;

namespace Enrichment.Actors.Tests.Runs;

public sealed class RunActorTests : IDisposable
{
    private readonly TestJournal journal = new();
    private readonly FakeSource source = FakeSource.Company("cheap.find", 1m, [Phone, Industry], (q, _) => FakeSource.Found(q, Phone));
    private ActorBench bench;
    private Listener asker;
    private IActorRef run = ActorRefs.Nobody;

    public RunActorTests() => (bench, asker) = Bench();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Money_goes_to_the_higher_class_first_and_what_a_bucket_leaves_goes_to_the_next()
    {
        Begin(12m);
        Limits().ShouldBe([("healthcare", 10m), ("saas", 2m)]);

        Report("healthcare", BucketStatus.Completed, BucketPhase.Ended);

        Limits().ShouldContain(("saas", 10m));
        Sum().ShouldBeLessThanOrEqualTo(12m);
    }

    [Fact]
    public void A_bucket_that_lacks_the_runs_money_waits_while_another_that_may_leave_some_still_works()
    {
        Begin(12m);
        bench.Buckets.Heard();

        Report("saas", BucketStatus.Running, BucketPhase.Starved, limit: 2m);
        bench.Buckets.Heard<FinishBucket>().ShouldBeEmpty();
        Report("healthcare", BucketStatus.Running, BucketPhase.Starved, limit: 10m);

        bench.Buckets.Heard<FinishBucket>().ShouldBe([new FinishBucket("budget: run"), new FinishBucket("budget: run")]);
    }

    [Fact]
    public void A_run_that_has_ended_goes_on_when_a_lower_cap_of_one_bucket_leaves_money_to_another()
    {
        Begin(12m);
        Report("saas", BucketStatus.Running, BucketPhase.Starved, limit: 2m);
        Report("healthcare", BucketStatus.Running, BucketPhase.Starved, limit: 10m);
        Report("saas", BucketStatus.Completed, BucketPhase.Ended, "budget: run", 2m);
        Report("healthcare", BucketStatus.Completed, BucketPhase.Ended, "budget: run", 10m);
        Progress().Run.Status.ShouldBe(RunStatus.Completed);

        Do(new SetRunBucketBudget("healthcare", 5m));

        Progress().Run.Status.ShouldBe(RunStatus.Running);
        Limits().ShouldContain(("saas", 7m));
        Report("saas", BucketStatus.Completed, BucketPhase.Ended, "budget: run", 7m);
        Progress().Run.ShouldSatisfyAllConditions(r => r.Status.ShouldBe(RunStatus.Completed), r => r.StoppedBy.ShouldBe("budget: run"));
    }

    [Fact]
    public void A_run_ends_once_all_its_buckets_have()
    {
        Begin(null);
        Report("healthcare", BucketStatus.Completed, BucketPhase.Ended);
        Progress().Ended.ShouldBeFalse();

        Report("saas", BucketStatus.Completed, BucketPhase.Ended);

        Progress().Run.ShouldSatisfyAllConditions(r => r.Status.ShouldBe(RunStatus.Completed), r => r.StoppedBy.ShouldBeNull());
    }

    [Fact]
    public void A_pause_reaches_every_bucket_and_survives_a_restart()
    {
        Begin(null);
        bench.Buckets.Heard();
        Do(new PauseRun("prices are checked"));
        bench.Buckets.Heard<PauseBucket>().Count.ShouldBe(2);
        Restart();

        Do(new WakeRun());

        Progress().Run.Status.ShouldBe(RunStatus.Paused);
        var heard = bench.Buckets.Heard();
        heard.OfType<OpenBucket>().Count().ShouldBe(2);
        heard.OfType<PauseBucket>().Count().ShouldBe(2);
    }

    [Fact]
    public void A_restart_gives_the_ledger_and_the_buckets_the_limits_that_were_journaled()
    {
        Begin(12m);
        var before = Limits();
        Restart();

        Do(new WakeRun());

        Limits().ShouldBe(before);
        bench.Store.Ledger.Budgets([BudgetIds.Run(Run)]).Now().ShouldHaveSingleItem().Limit.ShouldBe(12m);
    }

    [Fact]
    public void A_cancelled_run_tells_every_bucket_and_ends_cancelled_when_they_have()
    {
        Begin(null);
        bench.Buckets.Heard();

        Do(new CancelRun("the wrong file"));
        bench.Buckets.Heard<CancelBucket>().ShouldBe([new CancelBucket("the wrong file"), new CancelBucket("the wrong file")]);
        Progress().Ended.ShouldBeFalse();
        Report("healthcare", BucketStatus.Cancelled, BucketPhase.Ended, "cancelled");
        Report("saas", BucketStatus.Cancelled, BucketPhase.Ended, "cancelled");

        var ended = Progress();
        (ended.Run.Status, ended.Run.StoppedBy).ShouldBe((RunStatus.Cancelled, "cancelled"));
        RunSummaries.Of(ended, bench.Time.GetUtcNow()).ShouldSatisfyAllConditions(s => s.Status.ShouldBe("cancelled"), s => s.Deferred.ShouldBe(20));
    }

    [Fact]
    public void A_cancelled_run_is_cancelled_for_good()
    {
        Begin(1m);
        Do(new CancelRun("why"));
        Do(new CancelRun("why again"));

        foreach (var message in new object[] { new ResumeRun(), new PauseRun("why"), new SetRunBudget(5), new SetRunBucketBudget("saas", 5), new ResumeRunBucket("saas") })
        {
            Reply(message).ShouldBe("Run acme/r1 was cancelled.", message.ToString());
        }
    }

    [Fact]
    public void A_run_that_was_cancelled_before_a_crash_opens_its_buckets_only_to_end_them()
    {
        Begin(null);
        Do(new CancelRun("why"));
        Restart();

        Do(new WakeRun());

        bench.Buckets.Heard<OpenBucket>().Select(o => o.CancelledWhy).ShouldBe(["why", "why"]);
    }

    [Fact]
    public void A_run_that_was_cancelled_and_has_ended_stays_so_after_a_restart()
    {
        Begin(null);
        Do(new CancelRun("why"));
        Report("healthcare", BucketStatus.Cancelled, BucketPhase.Ended, "cancelled");
        Report("saas", BucketStatus.Cancelled, BucketPhase.Ended, "cancelled");
        Restart();

        Progress().Run.Status.ShouldBe(RunStatus.Cancelled);
        bench.Store.Runs.UnfinishedRuns().Now().ShouldBeEmpty();
    }

    [Fact]
    public void A_cancelled_bucket_gives_its_money_to_the_others_and_the_run_names_it()
    {
        Begin(12m);
        bench.Buckets.Heard();

        Do(new CancelRunBucket("healthcare", "why"));
        bench.Buckets.Only<CancelBucket>();
        Reply(new ResumeRunBucket("healthcare")).ShouldBe("Bucket 'healthcare' of run acme/r1 was cancelled.");
        Report("healthcare", BucketStatus.Cancelled, BucketPhase.Ended, "cancelled");
        Limits().ShouldContain(("saas", 10m));
        Report("saas", BucketStatus.Completed, BucketPhase.Ended, limit: 10m);

        Progress().Run.ShouldSatisfyAllConditions(
            r => r.Status.ShouldBe(RunStatus.Completed), r => r.StoppedBy.ShouldBe("cancelled: bucket healthcare"));
    }

    [Fact]
    public void What_has_ended_cannot_be_cancelled_and_what_is_not_there_is_named()
    {
        Reply(new CancelRun("why"), start: true).ShouldBe("There is no run acme/r1.");
        Do(new StartRun(Definition(null)));
        Reply(new CancelRunBucket("retail", "why")).ShouldBe("Run acme/r1 has no bucket 'retail'; it has healthcare, saas.");
        Report("healthcare", BucketStatus.Completed, BucketPhase.Ended);
        Reply(new CancelRunBucket("healthcare", "why")).ShouldBe("Bucket 'healthcare' of run acme/r1 has ended already.");
        Report("saas", BucketStatus.Completed, BucketPhase.Ended);
        Reply(new CancelRun("why")).ShouldBe("Run acme/r1 has ended already.");
    }

    [Fact]
    public void What_has_ended_can_neither_be_paused_nor_resumed()
    {
        Begin(null);
        Report("healthcare", BucketStatus.Completed, BucketPhase.Ended);
        Report("saas", BucketStatus.Completed, BucketPhase.Ended);

        Reply(new PauseRun("why")).ShouldBe("Run acme/r1 has ended already.");
        Reply(new ResumeRun()).ShouldBe("Run acme/r1 has ended already.");

        Progress().Run.Status.ShouldBe(RunStatus.Completed);
    }

    [Fact]
    public void A_run_that_was_lost_right_after_its_start_works_as_soon_as_anybody_asks_for_it()
    {
        Begin(null);
        Restart();

        Progress().Ended.ShouldBeFalse();

        bench.Buckets.Heard<OpenBucket>().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_run_that_was_lost_between_the_end_of_its_buckets_and_its_own_ends_whatever_brings_it_back(bool isMoney)
    {
        var work = new HeldWork(bench.Store.Work);
        Start(bench.Services with { Work = work });
        Do(new StartRun(Definition(null)));
        work.HoldUntaken = new TaskCompletionSource();
        Report("healthcare", BucketStatus.Completed, BucketPhase.Ended);
        Report("saas", BucketStatus.Completed, BucketPhase.Ended);
        Progress().Ended.ShouldBeFalse();
        Restart();

        Do(isMoney ? new SetRunBudget(5) : new WakeRun());

        Progress().Run.Status.ShouldBe(RunStatus.Completed);
    }

    [Fact]
    public void A_run_that_money_woke_looks_after_its_buckets_as_any_other()
    {
        Begin(12m);
        Restart();
        Do(new SetRunBudget(24m));
        bench.Buckets.Heard();

        bench.Pass(TimeSpan.FromSeconds(11));

        bench.Buckets.Heard<OpenBucket>().Count.ShouldBe(2);
    }

    [Fact]
    public void Buckets_hear_with_every_opening_whether_their_run_is_paused()
    {
        Begin(null);
        Do(new PauseRun("prices are checked"));
        bench.Buckets.Heard();

        bench.Pass(TimeSpan.FromSeconds(11));
        bench.Buckets.Heard<OpenBucket>().ShouldAllBe(o => o.RunIsPaused == true);
        Do(new ResumeRun());
        bench.Pass(TimeSpan.FromSeconds(11));

        bench.Buckets.Heard<OpenBucket>().ShouldAllBe(o => o.RunIsPaused == false);
    }

    private (ActorBench Bench, Listener Asker) Bench(ActorBench? before = null)
    {
        var made = new ActorBench(new FakeCatalog(source), journal, before?.Store);
        if (before is null)
        {
            Some.Rows(made, "saas", 1).Now();
        }

        return (made, made.Listen("asker"));
    }

    private RunDefinition Definition(decimal? budget) =>
        Some.Definition(bench.Time.GetUtcNow(), budget, Plan("healthcare", PriorityClass.High), Plan("saas", PriorityClass.Low));

    private void Start(ActorServices? services = null) =>
        run = bench.Start(Props.Create(() => new RunActor(Run, services ?? bench.Services, bench.Directory, bench.Plans)), "the-run");

    private void Begin(decimal? budget)
    {
        Start();
        Do(new StartRun(Definition(budget)));
    }

    private void Restart()
    {
        bench.Dispose();
        (bench, asker) = Bench(bench);
        Start();
    }

    private void Do(object message) => Reply(message).ShouldBeNull();

    private string? Reply(object message, bool start = false)
    {
        if (start)
        {
            Start();
        }

        asker.Tell(run, message);
        return asker.Only<RunReply>().Problem;
    }

    private void Report(string segment, BucketStatus status, BucketPhase phase, string? stoppedBy = null, decimal? limit = null)
    {
        var rows = new Dictionary<RowStatus, long> { [stoppedBy is null ? RowStatus.Enriched : RowStatus.Deferred] = 10 };
        bench.Buckets.Tell(run, new BucketReport(
            new BucketView(
                new BucketId(Run, segment), 5, segment, PriorityClass.Medium, status, limit, 0, rows, new Dictionary<string, long>(), stoppedBy,
                bench.Time.GetUtcNow(), null),
            phase));
    }

    private RunProgress Progress()
    {
        asker.Tell(run, new GetRun());
        return asker.Only<RunStateReply>().Progress.ShouldNotBeNull();
    }

    /// <summary>What the buckets were told last that they may spend.</summary>
    private List<(string Segment, decimal? Limit)> Limits() =>
        [.. bench.Buckets.Heard<OpenBucket>().GroupBy(o => o.Definition.Bucket.Segment).Select(g => (g.Key, g.Last().Limit))];

    private decimal Sum() => bench.Store.Ledger.Budgets([.. new[] { "healthcare", "saas" }.Select(s => BudgetIds.Bucket(new BucketId(Run, s)))]).Now().Sum(b => b.Limit ?? 0);
}
