using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using Enrichment.Domain.Sources;

namespace Enrichment.Actors.Tests.Runs;

public sealed class WholeRunTests
{
    private const string Phone = "company.phone";
    private const string Industry = "company.industry";
    private static readonly Stage[] One = [new Stage("one", [Phone, Industry], ["cheap", "dear"])];

    [Fact]
    public async Task Every_row_of_a_company_gets_the_answer_that_one_call_bought()
    {
        var source = FakeSource.Company("cheap.find", 0.01m, [Phone, Industry], (q, _) => FakeSource.Found(q, Phone, Industry));
        await using var world = new World(new FakeCatalog(source));
        await world.Rows([Phone, Industry], [.. Enumerable.Range(0, 100).Select(i => ("saas", $"c{i % 10}.com"))]);

        await world.Begin(await world.Definition(One));
        var end = await world.End();

        source.Calls.Count.ShouldBe(10);
        var rows = await world.AllRows();
        rows.ShouldAllBe(r => r.Status == RowStatus.Enriched && r.Values[Phone] == $"{Phone} of {r.Cells[0]}");
        rows.Sum(r => r.Cost).ShouldBe(0.10m);
        var summary = RunSummaries.Of(end, DateTimeOffset.UtcNow);
        (summary.TotalBusinesses, summary.TotalEnriched, summary.TotalCost).ShouldBe((100, 100, 0.10m));
    }

    [Fact]
    public async Task A_job_over_listed_rows_leaves_all_others_as_they_are()
    {
        var source = FakeSource.Company("cheap.find", 0.01m, [Phone, Industry], (q, _) => FakeSource.Found(q, Phone, Industry));
        await using var world = new World(new FakeCatalog(source));
        await world.Rows([Phone, Industry], ("saas", "a.com"), ("healthcare", "b.com"), ("saas", "c.com"));
        await world.Store.Work.ListRows(World.Run, [2, 3]);

        var job = await world.Definition(One, plan: (_, p) => p with { Segment = "job" });
        await world.Begin(job with { Buckets = [job.Buckets[0]], Take = RowsTaken.Listed });
        await world.End();

        (await world.AllRows()).Select(r => r.Status).ShouldBe([RowStatus.Pending, RowStatus.Enriched, RowStatus.Enriched]);
        source.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_next_source_is_asked_for_what_the_first_did_not_find()
    {
        var cheap = FakeSource.Company("cheap.find", 0.01m, [Phone, Industry], (q, _) => FakeSource.Found(q, Industry));
        var dear = FakeSource.Company("dear.find", 0.5m, [Phone], (q, _) => FakeSource.Found(q, Phone));
        await using var world = new World(new FakeCatalog(cheap, dear));
        await world.Rows([Phone, Industry], ("saas", "a.com"), ("saas", "b.com"));

        await world.Begin(await world.Definition(One));
        await world.End();

        (await world.AllRows()).ShouldAllBe(r => r.Status == RowStatus.Enriched && r.Cost == 0.51m);
    }

    [Fact]
    public async Task A_failing_source_is_tried_three_times_and_then_passed_over()
    {
        var broken = FakeSource.Company(
            "cheap.find", 0.01m, [Phone, Industry], (_, _) => SourceAnswer.Failed(AnswerClass.Retry, "500", Charge.None, TimeSpan.FromMilliseconds(1)));
        var dear = FakeSource.Company("dear.find", 0.5m, [Phone], (q, _) => FakeSource.Found(q, Phone));
        await using var world = new World(new FakeCatalog(broken, dear));
        await world.Rows([Phone, Industry], ("saas", "a.com"));

        await world.Begin(await world.Definition(One));
        await world.End();

        broken.Calls.Count.ShouldBe(3);
        var row = (await world.AllRows()).Single();
        row.Status.ShouldBe(RowStatus.Partial);
        row.Missing[Industry].ShouldContain("500");
    }

    [Fact]
    public async Task A_budget_stops_the_run_and_a_higher_one_takes_it_up_again()
    {
        var source = FakeSource.Company("cheap.find", 0.01m, [Phone, Industry], (q, _) => FakeSource.Found(q, Phone, Industry));
        await using var world = new World(new FakeCatalog(source));
        await world.Rows([Phone, Industry], [.. Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? "saas" : "healthcare", $"c{i}.com"))]);

        await world.Begin(await world.Definition(One, 0.30m));
        var end = await world.End();

        end.Run.StoppedBy.ShouldBe("budget: run");
        source.Calls.Count.ShouldBe(30);
        (await world.AllRows()).Count(r => r.Status == RowStatus.Deferred).ShouldBe(70);

        await world.Ask<Enrichment.Actors.Runs.RunReply>(new Enrichment.Actors.Runs.SetRunBudget(0.75m));
        end = await world.End();
        source.Calls.Count.ShouldBe(75);
        end.Buckets.Sum(b => b.Spent).ShouldBe(0.75m);
    }

    [Fact]
    public async Task A_bucket_with_a_cap_of_its_own_stops_there_and_the_others_go_on()
    {
        var source = FakeSource.Company("cheap.find", 0.01m, [Phone, Industry], (q, _) => FakeSource.Found(q, Phone, Industry));
        await using var world = new World(new FakeCatalog(source));
        await world.Rows([Phone, Industry], [.. Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? "saas" : "healthcare", $"c{i}.com"))]);

        await world.Begin(await world.Definition(One, null, 10, (s, p) => s.Name == "saas" ? p with { MaxBudget = 0.05m } : p));
        var end = await world.End();

        end.Run.StoppedBy.ShouldBe("budget: bucket saas");
        end.Buckets.Single(b => b.Bucket.Segment == "saas").Spent.ShouldBe(0.05m);
        end.Buckets.Single(b => b.Bucket.Segment == "healthcare").Rows[RowStatus.Enriched].ShouldBe(20);
    }

    [Fact]
    public async Task After_a_crash_the_run_goes_on_by_itself_and_nothing_is_paid_twice()
    {
        var source = FakeSource.Company("cheap.find", 0.01m, [Phone, Industry], (q, _) => FakeSource.Found(q, Phone, Industry));
        await using var world = new World(new FakeCatalog(source));
        await world.Rows([Phone, Industry], [.. Enumerable.Range(0, 200).Select(i => ("saas", $"c{i}.com"))]);
        await world.Begin(await world.Definition(One));

        for (var i = 0; i < 5; i++)
        {
            await world.Crash();
        }

        await world.End();
        var rows = await world.AllRows();
        rows.ShouldAllBe(r => r.Status == RowStatus.Enriched);
        var lost = source.Calls.Count - 200;
        lost.ShouldBeInRange(0, 50);
        rows.Sum(r => r.Cost).ShouldBe(2.00m);
    }

    [Fact]
    public async Task A_cancelled_run_keeps_what_was_in_flight_defers_the_rest_and_stays_cancelled_after_a_crash()
    {
        var source = FakeSource.Company("cheap.find", 0.01m, [Phone, Industry], (q, _) => FakeSource.Found(q, Phone, Industry));
        source.Held = new TaskCompletionSource();
        await using var world = new World(new FakeCatalog(source));
        await world.Rows([Phone, Industry], [.. Enumerable.Range(0, 50).Select(i => (i % 2 == 0 ? "saas" : "healthcare", $"c{i}.com"))]);
        await world.Begin(await world.Definition(One, null, 1));
        await source.FirstCall.Task;
        await world.Waiting(39);

        (await world.Ask<Enrichment.Actors.Runs.RunReply>(new Enrichment.Actors.Runs.CancelRun("the wrong file"))).Problem.ShouldBeNull();
        await world.Waiting(0);
        source.Held.SetResult();
        var end = await world.End();

        source.Calls.Count.ShouldBe(1);
        (end.Run.Status, end.Run.StoppedBy, end.Buckets.Sum(b => b.Spent)).ShouldBe((RunStatus.Cancelled, "cancelled", 0.01m));
        var rows = await world.AllRows();
        rows.Count(r => r.Status == RowStatus.Enriched).ShouldBe(1);
        rows.Where(r => r.Status == RowStatus.Deferred).ShouldAllBe(r => r.Reason == "Cancelled: the wrong file");
        rows.Sum(r => r.Cost).ShouldBe(0.01m);
        await world.Crash();
        (await world.End()).Run.Status.ShouldBe(RunStatus.Cancelled);
    }

    [Fact]
    public async Task A_run_that_crashes_while_it_is_being_cancelled_ends_cancelled()
    {
        var source = FakeSource.Company("cheap.find", 0.01m, [Phone, Industry], (q, _) => FakeSource.Found(q, Phone, Industry));
        source.Held = new TaskCompletionSource();
        await using var world = new World(new FakeCatalog(source));
        await world.Rows([Phone, Industry], [.. Enumerable.Range(0, 50).Select(i => ("saas", $"c{i}.com"))]);
        await world.Begin(await world.Definition(One, null, 1));
        await source.FirstCall.Task;
        await world.Ask<Enrichment.Actors.Runs.RunReply>(new Enrichment.Actors.Runs.CancelRun("the wrong file"));

        await world.Crash();
        var end = await world.End();

        end.Run.Status.ShouldBe(RunStatus.Cancelled);
        source.Calls.Count.ShouldBe(1);
        (await world.AllRows()).ShouldAllBe(r => r.Status == RowStatus.Deferred);
    }

    [Fact]
    public async Task Healthcare_is_asked_before_restaurants_wherever_both_wait()
    {
        var source = FakeSource.Company("cheap.find", 0.01m, [Phone, Industry], (q, _) => FakeSource.Found(q, Phone, Industry));
        source.Held = new TaskCompletionSource();
        await using var world = new World(new FakeCatalog(source));
        await world.Rows(
            [Phone, Industry], [.. Enumerable.Range(0, 20).Select(i => (i < 10 ? "restaurants" : "healthcare", $"{(i < 10 ? "r" : "h")}{i}.com"))]);
        await world.Begin(await world.Definition(
            One, null, 1, (s, p) => p with { Priority = s.Name == "healthcare" ? PriorityClass.High : PriorityClass.Low }));
        await source.FirstCall.Task;
        await world.Waiting(19);

        source.Held.SetResult();
        await world.End();

        var order = source.Calls.Skip(1).Select(e => e.Key[0]).ToList();
        order.LastIndexOf('h').ShouldBeLessThan(order.IndexOf('r') + 2);
    }
}
