using Enrichment.Domain.Buckets;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using static Enrichment.Domain.Tests.Runs.Sample;

namespace Enrichment.Domain.Tests.Buckets;

public class BucketStateTests
{
    private static readonly Dictionary<string, long> NoErrors = [];
    private static readonly BucketDefinition Definition = BucketDefinition.Of(Run, Run.Buckets[0]);
    private static readonly BucketOpened Opened = new(Definition, 60, 10, 5, Start);

    [Fact]
    public void An_opened_bucket_runs_with_all_its_rows_pending()
    {
        var state = Fold(Opened);

        (state.IsOpen, state.IsPaused, state.IsCompleted, state.Status, state.Limit, state.Spent, state.Revision)
            .ShouldBe((true, false, false, BucketStatus.Running, 60m, 0m, 1));
        state.Rows.ShouldBe(ByStatus((RowStatus.Pending, 10)));
        state.StartedAt.ShouldBe(Start);
    }

    [Fact]
    public void A_bucket_that_was_not_opened_shows_nothing() => Should.Throw<InvalidOperationException>(() => BucketState.Initial.View());

    [Fact]
    public void Answers_move_rows_from_pending_and_add_up_cost_and_errors()
    {
        var state = Fold(
            Opened,
            new BucketAnswersStored(ByStatus((RowStatus.Enriched, 3), (RowStatus.Failed, 1)), 0.25m, Errors(("NETWORK_ERROR", 2)), At(1)),
            new BucketAnswersStored(ByStatus((RowStatus.Enriched, 2)), 0.1m, Errors(("NETWORK_ERROR", 1), ("AUTH_ERROR", 1)), At(2)));

        state.Rows.ShouldBe(ByStatus((RowStatus.Pending, 4), (RowStatus.Enriched, 5), (RowStatus.Failed, 1)));
        state.Spent.ShouldBe(0.35m);
        state.Errors.ShouldBe(new Dictionary<string, long> { ["AUTH_ERROR"] = 1, ["NETWORK_ERROR"] = 3 });
    }

    [Fact]
    public void An_answer_applied_before_changes_nothing_when_it_is_told_again()
    {
        var state = Fold(Opened, new BucketAnswersStored(ByStatus((RowStatus.Enriched, 3)), 0.25m, NoErrors, At(1)));
        var again = state.Evolve(new BucketAnswersStored(ByStatus(), 0, NoErrors, At(2)));

        again.Rows.ShouldBe(state.Rows);
        (again.Spent, again.Revision).ShouldBe((state.Spent, state.Revision + 1));
    }

    [Fact]
    public void After_a_restart_store_and_ledger_win_over_what_the_events_add_up_to()
    {
        var state = Fold(
            Opened,
            new BucketAnswersStored(ByStatus((RowStatus.Enriched, 3)), 0.25m, NoErrors, At(1)),
            new BucketReconciled(ByStatus((RowStatus.Enriched, 4), (RowStatus.Pending, 6), (RowStatus.Failed, 0)), 0.4m, At(2)));

        state.Rows.ShouldBe(ByStatus((RowStatus.Pending, 6), (RowStatus.Enriched, 4)));
        state.Spent.ShouldBe(0.4m);
    }

    [Fact]
    public void A_completed_bucket_says_when_and_what_stopped_it()
    {
        var state = Fold(Opened, new BucketCompleted(ByStatus((RowStatus.Enriched, 8), (RowStatus.Deferred, 2)), 1.5m, "budget: run", At(9)));

        (state.IsCompleted, state.StoppedBy, state.FinishedAt, state.Spent).ShouldBe((true, "budget: run", At(9), 1.5m));
        var view = state.View();
        (view.Bucket, view.Status, view.Spent, view.StoppedBy).ShouldBe((Definition.Bucket, BucketStatus.Completed, 1.5m, "budget: run"));
    }

    [Fact]
    public void A_cancelled_bucket_works_on_until_it_completes_as_cancelled()
    {
        var cancelled = Fold(Opened, new BucketPaused("why", At(1)), new BucketCancelled("the wrong segment", At(2)));
        (cancelled.IsCancelled, cancelled.IsPaused, cancelled.IsCompleted).ShouldBe((true, false, false));

        var ended = cancelled.Evolve(new BucketCompleted(ByStatus((RowStatus.Deferred, 10)), 0, "cancelled", At(3)));
        (ended.IsCompleted, ended.View().Status, ended.View().StoppedBy).ShouldBe((true, BucketStatus.Cancelled, "cancelled"));
    }

    [Fact]
    public void Taken_up_again_it_works_in_a_new_generation_as_if_it_had_never_ended()
    {
        var state = Fold(
            Opened,
            new BucketCompleted(ByStatus((RowStatus.Enriched, 8), (RowStatus.Deferred, 2)), 1.5m, "budget: run", At(9)),
            new BucketReopened(1, ByStatus((RowStatus.Enriched, 8), (RowStatus.Pending, 2)), At(10)));

        (state.Status, state.Generation, state.StoppedBy, state.FinishedAt).ShouldBe((BucketStatus.Running, 1, null, null));
        state.Rows.ShouldBe(ByStatus((RowStatus.Pending, 2), (RowStatus.Enriched, 8)));
    }

    [Fact]
    public void What_is_to_be_taken_up_again_has_its_new_generation_before_the_store_answers()
    {
        var reopening = Fold(
            Opened,
            new BucketCompleted(ByStatus((RowStatus.Enriched, 8), (RowStatus.Deferred, 2)), 1.5m, "budget: run", At(9)),
            new BucketReopening(1, At(10)));
        (reopening.Status, reopening.Generation, reopening.IsReopening, reopening.StoppedBy).ShouldBe((BucketStatus.Running, 1, true, null));

        reopening.Evolve(new BucketReopened(1, ByStatus((RowStatus.Pending, 2)), At(11))).IsReopening.ShouldBeFalse();
        reopening.Evolve(new BucketCompleted(ByStatus((RowStatus.Deferred, 2)), 1.5m, "cancelled", At(11))).IsReopening.ShouldBeFalse();
    }

    [Fact]
    public void A_paused_bucket_stays_paused_when_money_comes_and_runs_when_a_person_says_so()
    {
        var paused = Fold(Opened, new BucketPaused("holiday", At(1)), new BucketReopened(1, ByStatus((RowStatus.Pending, 10)), At(2)));
        (paused.Status, paused.PausedWhy).ShouldBe((BucketStatus.Paused, "holiday"));

        var resumed = paused.Evolve(new BucketResumed(At(3)));
        (resumed.Status, resumed.PausedWhy, resumed.IsPaused).ShouldBe((BucketStatus.Running, null, false));
    }

    [Fact]
    public void Resuming_forgets_what_had_stopped_it()
    {
        var state = Fold(
            Opened, new BucketCompleted(ByStatus((RowStatus.Deferred, 10)), 0, "budget: run", At(1)), new BucketPaused("x", At(2)), new BucketResumed(At(3)));

        (state.StoppedBy, state.FinishedAt).ShouldBe((null, null));
    }

    [Fact]
    public void Limits_and_pauses_told_twice_leave_all_but_the_revision_as_once()
    {
        IBucketEvent[] events =
        [
            new BucketLimitSet(7, At(1)), new BucketPaused("x", At(1)), new BucketResumed(At(1)),
            new BucketReconciled(ByStatus((RowStatus.Enriched, 1), (RowStatus.Pending, 9)), 1, At(1)),
            new BucketReopened(1, ByStatus((RowStatus.Pending, 10)), At(1)), new BucketCompleted(ByStatus((RowStatus.NoResult, 10)), 2, "x", At(1)),
        ];

        var state = Fold(Opened);
        foreach (var happened in events)
        {
            state = state.Evolve(happened);
            var again = state.Evolve(happened);
            again.Rows.ShouldBe(state.Rows);
            (again with { Revision = state.Revision, Rows = state.Rows }).ShouldBe(state);
        }
    }

    [Fact]
    public void Generated_consistent_answers_never_make_pending_negative_and_always_add_up()
    {
        var random = new Random(4);
        for (var i = 0; i < 300; i++)
        {
            long rows = random.Next(1, 500);
            var state = BucketState.Initial.Evolve(Opened with { Rows = rows });
            var cost = 0m;
            while (state.Rows[RowStatus.Pending] > 0)
            {
                var count = random.NextInt64(1, state.Rows[RowStatus.Pending] + 1);
                var charge = random.Next(1_000) / 10_000m;
                cost += charge;
                state = state.Evolve(new BucketAnswersStored(ByStatus(((RowStatus)random.Next(1, 7), count)), charge, NoErrors, At(1)));

                state.Rows.Values.All(n => n >= 0).ShouldBeTrue();
                state.Rows.Values.Sum().ShouldBe(rows);
                state.Spent.ShouldBe(cost);
            }
        }
    }

    [Fact]
    public void An_event_of_another_kind_is_refused() => Should.Throw<ArgumentException>(() => BucketState.Initial.Evolve(new Unheard()));

    private static Dictionary<string, long> Errors(params (string Kind, long Count)[] errors) => errors.ToDictionary(e => e.Kind, e => e.Count);

    private static BucketState Fold(params IBucketEvent[] events) => events.Aggregate(BucketState.Initial, (s, e) => s.Evolve(e));

    private sealed record Unheard : IBucketEvent;
}
