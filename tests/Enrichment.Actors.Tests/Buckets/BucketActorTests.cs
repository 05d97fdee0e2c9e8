using Akka.Actor;
using Enrichment.Actors.Buckets;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Rows;
using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using static Enrichment.Actors.Tests.Support.Some;

namespace Enrichment.Actors.Tests.Buckets;

public sealed class BucketActorTests : IDisposable
{
    private const int Batch = 5;
    private readonly TestJournal journal = new();
    private readonly FakeSource source = FakeSource.Company("cheap.find", 0.01m, [Phone, Industry], (q, _) => FakeSource.Found(q, Phone));
    private ActorBench bench;
    private IActorRef bucket = ActorRefs.Nobody;

    public BucketActorTests()
    {
        bench = new ActorBench(new FakeCatalog(source), journal);
        Some.Rows(bench, "saas", 30).Now();
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Never_more_than_two_batches_are_asked_at_once()
    {
        Open();
        var asked = bench.Entities.Heard<Enrich>();
        asked.Count.ShouldBe(2 * Batch);
        asked.Select(a => a.Entity).ShouldBeUnique();

        Answered(asked.Take(Batch));

        bench.Entities.Heard<Enrich>().Count.ShouldBe(Batch);
    }

    [Fact]
    public void An_answer_that_was_lost_is_asked_for_again_under_the_same_id()
    {
        Open();
        var asked = bench.Entities.Heard<Enrich>();
        Answered(asked.Skip(1));
        bench.Entities.Heard();

        bench.Pass(bench.Services.Settings.ReaskAfter + TimeSpan.FromSeconds(2));

        var again = bench.Entities.Heard<Enrich>().Where(a => a.Again).ToList();
        again.ShouldContain(a => a.RequestId == asked[0].RequestId);
        again.ShouldNotContain(a => a.RequestId == asked[1].RequestId);
    }

    [Fact]
    public void Answers_that_could_not_be_stored_are_handed_to_the_writer_again_and_not_asked_again()
    {
        Open();
        var asked = bench.Entities.Heard<Enrich>()[0];
        bench.Entities.Tell(bucket, Answer(asked));
        var answer = bench.Rows.Only<StoreAnswer>().Answer;

        bench.Rows.Tell(bucket, new AnswersNotStored([answer], "the disk is full"));
        bench.Rows.HearsNothing();
        bench.Pass(TimeSpan.FromSeconds(1));

        bench.Rows.Only<StoreAnswer>().Answer.ShouldBe(answer);
        bench.Entities.HearsNothing();
    }

    [Fact]
    public void Without_money_the_bucket_starves_ends_when_told_and_goes_on_when_the_limit_is_raised()
    {
        Spend(0.01m, limit: 0.01m);
        Open(0.01m);
        var asked = bench.Entities.Heard<Enrich>();
        Answered(asked, RowStatus.Deferred, MissingReason.Budget);
        LastReport().Phase.ShouldBe(BucketPhase.Starved);

        Tell(new FinishBucket("budget: run"));
        var ended = LastReport();
        (ended.Phase, ended.View.StoppedBy, ended.View.Rows[RowStatus.Deferred]).ShouldBe((BucketPhase.Ended, "budget: run", 30));
        bench.Store.Ledger.SetLimits(new Dictionary<string, decimal?> { [BudgetIds.Bucket(Id)] = 1 }).Now();
        Tell(new SetBucketLimit(1));

        bench.Entities.Heard<Enrich>().Count.ShouldBe(2 * Batch);
    }

    [Fact]
    public void A_bucket_that_is_paused_and_resumed_while_it_ends_works_on_and_ends_once()
    {
        Spend(0.01m, limit: 0.01m);
        Open(0.01m);
        Answered(bench.Entities.Heard<Enrich>(), RowStatus.Deferred, MissingReason.Budget);
        var counted = bench.Work.HoldCounts = new TaskCompletionSource();
        Tell(new FinishBucket("budget: run"));
        bench.Work.HoldCounts = null;
        Tell(new PauseBucket("prices are checked"));
        Tell(new ResumeBucket());
        LastReport().Phase.ShouldBe(BucketPhase.Working);
        var again = bench.Entities.Heard<Enrich>();

        counted.SetResult();

        LastReport().Phase.ShouldBe(BucketPhase.Working);
        bench.Entities.HearsNothing();
        Answered(again, RowStatus.Deferred, MissingReason.Budget);
        LastReport().Phase.ShouldBe(BucketPhase.Starved);
        bench.Entities.HearsNothing();
    }

    [Fact]
    public void A_crash_after_the_store_has_taken_work_up_again_leaves_no_request_with_an_id_that_was_answered()
    {
        Spend(0.01m, limit: 0.01m);
        Open(0.01m);
        var before = bench.Entities.Heard<Enrich>();
        Answered(before, RowStatus.Deferred, MissingReason.Budget);
        bench.Store.Ledger.SetLimits(new Dictionary<string, decimal?> { [BudgetIds.Bucket(Id)] = 1 }).Now();
        bench.Work.HoldReopened = new TaskCompletionSource();
        Tell(new SetBucketLimit(1));
        Restart();

        Open(1);

        var again = bench.Entities.Heard<Enrich>();
        again.Select(a => a.Entity).ShouldBe(before.Select(a => a.Entity));
        again.Select(a => a.RequestId).ShouldNotContain(id => before.Any(b => b.RequestId == id));
    }

    [Fact]
    public void A_cancelled_bucket_stops_what_it_asked_asks_nothing_new_and_defers_the_rest_with_the_reason()
    {
        Open();
        var asked = bench.Entities.Heard<Enrich>();

        Tell(new CancelBucket("the wrong file"));
        bench.Entities.Heard().Cast<StopAsking>().Select(s => (s.RequestId, s.Reason, s.Why))
            .ShouldBe(asked.Select(a => (a.RequestId, MissingReason.Cancelled, "the wrong file")));
        LastReport().Phase.ShouldBe(BucketPhase.Working);
        Answered(asked.Take(1));
        Answered(asked.Skip(1), RowStatus.Deferred, MissingReason.Cancelled);

        var ended = LastReport();
        (ended.Phase, ended.View.Status, ended.View.StoppedBy).ShouldBe((BucketPhase.Ended, BucketStatus.Cancelled, "cancelled"));
        (ended.View.Rows[RowStatus.Enriched], ended.View.Rows[RowStatus.Deferred]).ShouldBe((1, 29));
        bench.Entities.HearsNothing();
        var rows = bench.Store.Tables.RowsInOrder(Table, 0, 100).Now();
        rows[^1].Reason.ShouldBe("Cancelled: the wrong file");
    }

    [Fact]
    public void A_cancelled_bucket_ends_though_an_entity_has_lost_its_request()
    {
        Open();
        var asked = bench.Entities.Heard<Enrich>();
        Tell(new CancelBucket("why"));

        foreach (var request in asked)
        {
            bench.Entities.Tell(bucket, new RequestUnknown(request.RequestId));
        }

        LastReport().View.Status.ShouldBe(BucketStatus.Cancelled);
    }

    [Fact]
    public void A_bucket_that_was_cancelled_before_a_crash_ends_after_it_and_asks_nothing()
    {
        Open();
        bench.Entities.Heard();
        Tell(new CancelBucket("why"));
        Restart();

        Open();

        bench.Entities.HearsNothing();
        LastReport().View.ShouldSatisfyAllConditions(v => v.Status.ShouldBe(BucketStatus.Cancelled), v => v.Rows[RowStatus.Deferred].ShouldBe(30));
    }

    [Fact]
    public void A_bucket_that_is_cancelled_before_it_is_open_opens_only_to_end()
    {
        Start();

        Tell(new OpenBucket(Definition, null, "too late"));

        bench.Entities.HearsNothing();
        LastReport().View.ShouldSatisfyAllConditions(v => v.Status.ShouldBe(BucketStatus.Cancelled), v => v.Rows[RowStatus.Deferred].ShouldBe(30));
    }

    [Fact]
    public void Neither_money_nor_a_resume_takes_up_a_cancelled_bucket()
    {
        Start();
        Tell(new OpenBucket(Definition, 1, "why"));

        Tell(new SetBucketLimit(2));
        Tell(new ResumeBucket());
        Tell(new PauseBucket("why"));

        bench.Entities.HearsNothing();
        LastReport().View.Status.ShouldBe(BucketStatus.Cancelled);
    }

    [Fact]
    public void After_a_crash_the_store_wins_and_what_is_left_is_asked_as_asked_before()
    {
        Open();
        Answered(bench.Entities.Heard<Enrich>().Take(3));
        Restart();

        Open();

        var asked = bench.Entities.Heard<Enrich>();
        asked.ShouldAllBe(a => a.Again);
        LastReport().View.Rows.ShouldBe(new Dictionary<RowStatus, long> { [RowStatus.Pending] = 27, [RowStatus.Enriched] = 3 }, ignoreOrder: true);
    }

    private static BucketId Id => new(Run, "saas");

    private static BucketDefinition Definition => Bucket(DateTimeOffset.UnixEpoch, Plan("saas", batch: Batch, rows: 30));

    private void Open(decimal? limit = null, bool? runIsPaused = null)
    {
        Start();
        Tell(new OpenBucket(Definition, limit, null, runIsPaused));
    }

    private void Start() => bucket = bench.Start(Props.Create(() => new BucketActor(Id, bench.Services, bench.Directory, bench.Plans)), "the-bucket");

    private void Restart()
    {
        var store = bench.Store;
        bench.Dispose();
        bench = new ActorBench(new FakeCatalog(source), journal, store: store);
    }

    [Fact]
    public void A_bucket_that_was_paused_with_its_run_resumes_with_the_next_opening_if_the_word_was_lost()
    {
        Open();
        var again = new OpenBucket(Definition, null, null, RunIsPaused: false);
        Tell(PauseBucket.WithItsRun);
        bench.Entities.Heard();

        Tell(again);
        bench.Entities.Heard<Enrich>().ShouldNotBeEmpty();

        Tell(new PauseBucket("a person paused this one"));
        bench.Entities.Heard();
        Tell(again);
        bench.Entities.Heard<Enrich>().ShouldBeEmpty("only a person resumes what a person paused");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_bucket_that_was_paused_by_itself_stays_paused_when_its_run_is_resumed(bool before)
    {
        Open();
        object[] pauses = [new PauseBucket("a person paused this one"), PauseBucket.WithItsRun];
        foreach (var pause in before ? pauses : pauses.Reverse())
        {
            Tell(pause);
        }

        bench.Entities.Heard();
        Restart();
        Open(runIsPaused: true);

        Tell(new ResumeBucket(WithItsRun: true));
        bench.Entities.Heard<Enrich>().ShouldBeEmpty();
        Tell(new ResumeBucket());
        bench.Entities.Heard<Enrich>().ShouldNotBeEmpty();
    }

    [Fact]
    public void A_bucket_that_was_paused_with_its_run_resumes_with_it()
    {
        Open();
        Tell(PauseBucket.WithItsRun);
        bench.Entities.Heard();

        Tell(new ResumeBucket(WithItsRun: true));

        bench.Entities.Heard<Enrich>().ShouldNotBeEmpty();
    }

    [Fact]
    public void A_bucket_that_is_opened_by_a_paused_run_asks_nothing()
    {
        Open(runIsPaused: true);

        bench.Entities.Heard<Enrich>().ShouldBeEmpty();
        LastReport().View.Status.ShouldBe(BucketStatus.Paused);
    }

    private void Tell(object message) => bench.Runs.Tell(bucket, message);

    private void Spend(decimal dollars, decimal limit)
    {
        bench.Store.Ledger.EnsureBudgets([new Budget(BudgetIds.Bucket(Id), limit, 0, 0)]).Now();
        var call = new CallIntent(
            "acme/company/x.com#1", Company("x.com"), "cheap.find", "cheap", "h", "r", Id, new DateOnly(2025, 1, 1), dollars, 1, "test",
            PriorityClass.Medium, bench.Time.GetUtcNow(), [BudgetIds.Bucket(Id)]);
        bench.Store.Ledger.Intend(call).Now().Kind.ShouldBe(IntentVerdictKind.Accepted);
    }

    /// <summary>Entities answer, and the row writer stores it.</summary>
    private void Answered(IEnumerable<Enrich> requests, RowStatus status = RowStatus.Enriched, MissingReason? missing = null)
    {
        foreach (var request in requests)
        {
            bench.Entities.Tell(bucket, Answer(request, status, missing is null ? 0.01m : 0, missing));
        }

        var answers = bench.Rows.Heard<StoreAnswer>().Select(s => s.Answer).ToList();
        var applied = bench.Store.Work.Apply(answers).Now();
        bench.Rows.Tell(bucket, new AnswersStored([.. answers.Zip(applied)]));
    }

    private BucketReport LastReport()
    {
        bench.Pass(TimeSpan.FromSeconds(2));
        return bench.Runs.Heard<BucketReport>()[^1];
    }
}
