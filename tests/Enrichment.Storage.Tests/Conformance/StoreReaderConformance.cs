using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using Enrichment.Domain.Sources;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Rows;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>Reading beside an owner that keeps the store open for writing.</summary>
public abstract class StoreReaderConformance<TFactory> : StoreTests<TFactory>
    where TFactory : IStoreFactory
{
    [Fact]
    public async Task Runs_and_buckets_are_read_as_they_were_saved()
    {
        var run = new RunView(Run, 3, Table, RunStatus.Paused, 12.5m, "budget: run", Now, null);
        var bucket = new BucketView(
            Bucket, 1, "saas", PriorityClass.Medium, BucketStatus.Running, null, 0.000000001m,
            new Dictionary<RowStatus, long> { [RowStatus.NoResult] = 4 }, new Dictionary<string, long> { ["BadInput"] = 2 }, null, Now, Now.AddHours(1));
        await Store.Runs.SaveRun(run);
        await Store.Runs.SaveBucket(bucket);

        (await Reader.Runs.Runs()).ShouldBe([run]);
        (await Reader.Runs.Find(new RunId(Tenant, "none"))).ShouldBeNull();
        var read = (await Reader.Runs.Find(Bucket)).ShouldNotBeNull();
        read.Rows.ShouldBe(bucket.Rows);
        read.Errors.ShouldBe(bucket.Errors);
        (read with { Rows = bucket.Rows, Errors = bucket.Errors }).ShouldBe(bucket);
        (await Reader.Runs.Buckets(Run)).Count.ShouldBe(1);
        (await Reader.Runs.Buckets(new RunId(Tenant, "none"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Runs_without_a_job_are_listed_newest_first_behind_a_mark()
    {
        RunView Of(string tenant, string name, int hours) => new(new RunId(tenant, name), 1, Table, RunStatus.Completed, null, null, Now.AddHours(hours), null);
        List<RunView> all = [Of(Tenant, "a", 0), Of(Tenant, "b", 1), Of(Tenant, "c", 1), Of(Tenant, "job", 2), Of("acme2", "d", 3), Of("acm", "e", 3)];
        foreach (var view in all)
        {
            await Store.Runs.SaveRun(view);
        }

        await Store.Jobs.Submit(new TableJob(
            "job", Tenant, Table, new JobRequest(JobKind.Run, ["company.phone"], RowsTaken.AllOfSegment, null, false, null, null, "k-1", null), JobStatus.Completed, Now, null, null, null));

        var first = await Reader.Runs.RunsWithoutJob(Tenant, null, 2);
        first.Select(r => r.Run.Name).ShouldBe(["c", "b"]);
        (await Reader.Runs.RunsWithoutJob(Tenant, new ListMark(first[0].StartedAt, "c"), 2)).Select(r => r.Run.Name).ShouldBe(["b", "a"]);
        (await Reader.Runs.RunsWithoutJob(Tenant, new ListMark(Now, "a"), 2)).ShouldBeEmpty();
        (await Reader.Runs.RunsWithoutJob("nobody", null, 2)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_is_explained_with_its_entities_and_their_calls()
    {
        await Enrich();

        var row = (await Reader.Rows.Explain(Table, 2)).ShouldNotBeNull();

        row.Row.RecordId.ShouldBe("record2");
        row.Row.Meta["company.name"].Shared.ShouldBeTrue();
        row.Entities.Single().Facts["company.name"].CallId.ShouldBe("acme/company/acme.com#1");
        row.Calls.Select(c => (c.Intent.CallId, c.State, c.Answer, c.Charge)).ShouldBe(
            [("acme/company/acme.com#1", CallState.Settled, AnswerClass.Data, 0.5m), ("acme/company/acme.com#2", CallState.Unsettled, AnswerClass.Retry, 0m)]);
        (await Reader.Rows.Explain(Table, 99)).ShouldBeNull();
        (await Reader.Rows.Explain(Table, "record1")).Single().Row.RowNo.ShouldBe(1);
        (await Reader.Rows.Tables()).Single().TableId.ShouldBe(Table);
        (await Reader.Rows.Counts(Table)).ShouldBe(new Dictionary<RowStatus, long> { [RowStatus.Enriched] = 2 });
    }

    [Fact]
    public async Task Calls_are_listed_by_filter_a_page_at_a_time()
    {
        await Enrich();

        var all = await Reader.Ledger.Calls(new CallFilter(), 0, 10);
        var unsettled = await Reader.Ledger.Calls(new CallFilter(CallState.Unsettled), 0, 10);
        var next = await Reader.Ledger.Calls(new CallFilter(Run: Run, Operation: "hunter.company"), all[0].No, 10);

        all.Count.ShouldBe(2);
        unsettled.Single().Intent.CallId.ShouldBe("acme/company/acme.com#2");
        next.Single().Intent.CallId.ShouldBe("acme/company/acme.com#2");
        (await Reader.Ledger.Calls(new CallFilter(Since: Now.AddDays(1)), 0, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Totals_and_hit_rates_are_summed_by_operation()
    {
        await Enrich();

        (await Reader.Ledger.Totals(new CallFilter(Run: Run))).ShouldBe([new CallTotals("hunter.company", "hunter", 2, 1, 0.5m, 2, 1, 2)]);
        (await Reader.Ledger.Answers(new CallFilter())).ShouldBe(
            [new AnswerCount("hunter.company", AnswerClass.Data, 1), new AnswerCount("hunter.company", AnswerClass.Retry, 1)]);
        (await Reader.Runs.Budgets()).ShouldBe([new Budget("run", 10, 0.5m, 2)]);
    }

    [Fact]
    public async Task Findings_of_a_run_are_counted()
    {
        await Enrich();

        (await Reader.Findings.Fields(Run)).ShouldBe([new FieldCount("company.name", 1, 2)]);
        (await Reader.Findings.Confidences(Run)).ShouldBe([new ConfidenceCount(0.9m, 1)]);
        (await Reader.Findings.Sizes(Run)).ShouldBe([new AnswerSize(1, 1)]);
        (await Reader.Findings.Errors(Run, 10)).ShouldBe([new LoggedError(Company("acme.com"), Now, new LookupError("hunter.verify", "Retry", "timeout"))]);
        (await Reader.Findings.Fields(new RunId(Tenant, "none"))).ShouldBeEmpty();
    }

    private async Task Enrich()
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.AppendRows(Table, [Row(1), Row(2)]);
        await Store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));
        await Store.Ledger.EnsureBudgets([new("run", 10, 0, 0)]);
        var first = Intent(budgets: "run");
        var lost = Intent(number: 2, most: 2, input: "h2", budgets: "run");
        await Store.Ledger.Intend(first);
        await Store.Ledger.Settle(Settled(first, 0.5m) with { Entity = Known(first.Entity) });
        await Store.Ledger.Intend(lost);
        await Store.Ledger.Settle(Left(lost, CallState.Unsettled));
        await Store.Work.Apply([Answer() with { Errors = [new LookupError("hunter.verify", "Retry", "timeout")] }]);
    }
}

public sealed class StoreReadersOnSqliteTests : StoreReaderConformance<OnSqlite>;

public sealed class StoreReadersOnPostgresTests : StoreReaderConformance<OnPostgres>;
