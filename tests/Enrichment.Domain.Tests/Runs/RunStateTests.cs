using Enrichment.Domain.Runs;
using static Enrichment.Domain.Tests.Runs.Sample;

namespace Enrichment.Domain.Tests.Runs;

public class RunStateTests
{
    private static readonly RunStarted Started = new(Run, Start);

    [Fact]
    public void A_started_run_has_its_definitions_budget_and_runs()
    {
        var state = Fold(Started);

        (state.IsStarted, state.Status, state.TotalBudget, state.Revision).ShouldBe((true, RunStatus.Running, 100m, 1));
        state.AllEnded.ShouldBeFalse();
        state.View().ShouldBe(new RunView(Run.Run, 1, "table", RunStatus.Running, 100, null, Start, null));
    }

    [Fact]
    public void A_run_that_was_not_started_shows_nothing() => Should.Throw<InvalidOperationException>(() => RunState.Initial.View());

    [Fact]
    public void Limits_are_set_segment_by_segment_and_the_rest_stay()
    {
        var state = Fold(
            Started,
            new RunBudgetShared(100, new Dictionary<string, decimal?> { ["healthcare"] = 60, ["default"] = 40 }, At(1)),
            new RunBudgetShared(120, new Dictionary<string, decimal?> { ["default"] = 60 }, At(2)),
            new RunBudgetShared(150, new Dictionary<string, decimal?>(), At(3)));

        state.TotalBudget.ShouldBe(150);
        state.Limits.ShouldBe(new Dictionary<string, decimal?> { ["default"] = 60, ["healthcare"] = 60 });
    }

    [Fact]
    public void A_persons_cap_stands_in_place_of_the_strategys()
    {
        var state = Fold(Started, new RunBucketCapSet("default", 7, At(1)));

        state.CapOf(Run.Buckets[0]).ShouldBe(60);
        state.CapOf(Run.Buckets[1]).ShouldBe(7);
        Fold(Started).CapOf(Run.Buckets[1]).ShouldBeNull();
    }

    [Fact]
    public void It_ends_when_all_buckets_have_and_says_what_stopped_it()
    {
        var one = Fold(Started, new RunBucketEnded("default", null, At(1)), new RunBucketEnded("default", null, At(1)));
        one.AllEnded.ShouldBeFalse();
        var both = one.Evolve(new RunBucketEnded("healthcare", "budget: run", At(2)));
        both.AllEnded.ShouldBeTrue();
        both.Ended.ShouldBe(new Dictionary<string, string> { ["default"] = "", ["healthcare"] = "budget: run" });

        var ended = both.Evolve(new RunEnded("budget: run", At(3)));
        (ended.HasEnded, ended.StoppedBy, ended.FinishedAt).ShouldBe((true, "budget: run", At(3)));
    }

    [Fact]
    public void A_cancelled_run_goes_on_until_its_buckets_have_ended_and_then_is_cancelled()
    {
        var cancelled = Fold(Started, new RunPaused(At(1)), new RunCancelled("the wrong file", At(2)));
        (cancelled.IsCancelled, cancelled.HasEnded, cancelled.Status).ShouldBe((true, false, RunStatus.Running));
        cancelled.WhyCancelled("default").ShouldBe("the wrong file");

        var ended = cancelled.Evolve(new RunEnded("cancelled", At(3)));
        (ended.HasEnded, ended.Status, ended.StoppedBy).ShouldBe((true, RunStatus.Cancelled, "cancelled"));
    }

    [Fact]
    public void A_cancelled_bucket_leaves_the_run_and_the_others_as_they_are()
    {
        var state = Fold(Started, new RunBucketCancelled("default", "why", At(1)));

        (state.IsCancelled, state.WhyCancelled("default"), state.WhyCancelled("healthcare")).ShouldBe((false, "why", null));
        state.Evolve(new RunEnded("cancelled: bucket default", At(2))).Status.ShouldBe(RunStatus.Completed);
    }

    [Fact]
    public void A_bucket_that_works_again_takes_back_its_end_and_the_runs()
    {
        var state = Fold(
            Started, new RunBucketEnded("default", null, At(1)), new RunBucketEnded("healthcare", "budget: run", At(2)),
            new RunEnded("budget: run", At(3)), new RunBucketReopened("healthcare", At(4)));

        (state.AllEnded, state.HasEnded, state.StoppedBy, state.FinishedAt).ShouldBe((false, false, null, null));
        state.Ended.Keys.ShouldBe(["default"]);
    }

    [Fact]
    public void Money_that_comes_while_a_run_is_paused_does_not_resume_it()
    {
        var state = Fold(Started, new RunBucketEnded("healthcare", "budget: run", At(1)), new RunPaused(At(2)), new RunBucketReopened("healthcare", At(3)));

        state.Status.ShouldBe(RunStatus.Paused);
        state.Evolve(new RunResumed(At(4))).Status.ShouldBe(RunStatus.Running);
    }

    [Fact]
    public void The_same_event_twice_leaves_all_but_the_revision_as_once()
    {
        IRunEvent[] events =
        [
            Started, new RunBudgetShared(90, new Dictionary<string, decimal?> { ["default"] = 1 }, At(1)), new RunBucketCapSet("default", 7, At(1)),
            new RunBucketEnded("default", "x", At(1)), new RunBucketReopened("default", At(1)), new RunPaused(At(1)), new RunResumed(At(1)),
            new RunEnded("x", At(1)),
        ];

        var state = RunState.Initial;
        foreach (var happened in events)
        {
            state = state.Evolve(happened);
            var again = state.Evolve(happened);
            again.Revision.ShouldBe(state.Revision + 1);
            (again with { Revision = state.Revision, Limits = state.Limits, Caps = state.Caps, Ended = state.Ended }).ShouldBe(state);
            again.Limits.ShouldBe(state.Limits);
            again.Caps.ShouldBe(state.Caps);
            again.Ended.ShouldBe(state.Ended);
        }
    }

    [Fact]
    public void An_event_of_another_kind_is_refused() => Should.Throw<ArgumentException>(() => RunState.Initial.Evolve(new Unheard()));

    private static RunState Fold(params IRunEvent[] events) => events.Aggregate(RunState.Initial, (s, e) => s.Evolve(e));

    private sealed record Unheard : IRunEvent;
}
