using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Postgres;
using Enrichment.Storage.Tests.Laws;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Postgres;

/// <summary>Stores of several nodes over one database.</summary>
public sealed class TwoNodesTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private PostgresStore one = null!;
    private PostgresStore two = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.Make();
        one = await PostgresStore.Open(database.Options);
        two = await PostgresStore.Open(database.Options);
    }

    public async Task DisposeAsync()
    {
        await one.DisposeAsync();
        await two.DisposeAsync();
        await database.Drop();
    }

    [Theory]
    [InlineData(51)]
    [InlineData(52)]
    public async Task Whatever_both_write_at_once_no_budget_is_exceeded_and_no_question_is_open_twice(int seed)
    {
        await LedgerMoves.Prepare(one.Ledger);
        var moves = new LedgerMoves(seed);

        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 40).Select(i => moves.Next()(i % 2 == 0 ? one.Ledger : two.Ledger)).ToList());

            var budgets = await two.Ledger.Budgets(LedgerMoves.BudgetIds);
            budgets.ShouldAllBe(b => b.Limit == null || b.Charged + b.Reserved <= b.Limit + b.Overrun, $"seed {seed}, round {round}");
            var open = await one.Ledger.OpenCalls(10_000);
            open.Select(c => (c.Intent.Entity, c.Intent.Operation, c.Intent.InputHash)).ShouldBeUnique();
        }
    }

    [Fact]
    public async Task A_budget_that_bears_ten_calls_bears_ten_whoever_asks()
    {
        await one.Ledger.EnsureBudgets([new Budget("run", 10, 0, 0)]);
        var calls = Enumerable.Range(1, 60).Select(i => Intent($"c{i}.com", budgets: "run")).ToList();

        var verdicts = await Task.WhenAll(calls.Select((call, i) => (i % 2 == 0 ? one : two).Ledger.Intend(call)));

        verdicts.Count(v => v.Kind == IntentVerdictKind.Accepted).ShouldBe(10);
        (await one.Ledger.Budgets(["run"])).ShouldBe([new Budget("run", 10, 0, 10)]);
    }

    [Fact]
    public async Task A_question_that_both_would_ask_is_asked_by_one()
    {
        var calls = Enumerable.Range(1, 40).SelectMany(i => (CallIntent[])[Intent($"c{i}.com"), Intent($"c{i}.com", 2)]).ToList();

        var verdicts = await Task.WhenAll(calls.Select(call => (call.CallId.EndsWith('1') ? one : two).Ledger.Intend(call)));

        verdicts.Chunk(2).ShouldAllBe(pair => pair.Count(v => v.Kind == IntentVerdictKind.Accepted) == 1 && pair.Count(v => v.Kind == IntentVerdictKind.AlreadyOpen) == 1);
    }

    [Fact]
    public async Task An_entity_that_both_save_is_saved_by_one()
    {
        var company = Company("acme.com");

        var verdicts = await Task.WhenAll(
            one.Ledger.Settle(new(null, null, null, Known(company, "One"))), two.Ledger.Settle(new(null, null, null, Known(company, "Two"))));

        verdicts.Select(v => (v.Stored, v.Version)).ShouldBe([(true, 1), (false, 1)], ignoreOrder: true);
    }

    [Fact]
    public async Task An_answer_that_both_apply_is_applied_once()
    {
        await Import(200);
        await one.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));
        var answers = Enumerable.Range(1, 200).Select(i => Answer(Company($"c{i}.com"))).ToList();

        var applied = await Task.WhenAll(answers.Chunk(20).SelectMany(some => (PostgresStore[])[one, two], (some, node) => node.Work.Apply(some)));

        applied.SelectMany(a => a).Sum(a => a.Final.Values.Sum()).ShouldBe(200);
        (await one.Tables.RowsInOrder(Table, 0, 300)).ShouldAllBe(r => r.Cost == 0.5m && r.Status == RowStatus.Enriched);
    }

    [Fact]
    public async Task Whoever_follows_a_tables_counter_meets_every_row_in_order()
    {
        await Import(400);
        await one.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));
        var writing = Task.WhenAll(Enumerable.Range(1, 400).Chunk(5).Select((some, i) =>
            (i % 2 == 0 ? one : two).Work.Apply([.. some.Select(no => Answer(Company($"c{no}.com")))])));

        var seen = new List<long>();
        for (var after = 0L; seen.Count < 400;)
        {
            var isWritten = writing.IsCompleted;
            var rows = await two.Tables.RowsDone(Table, after, 50);
            seen.AddRange(rows.Select(r => r.RowNo));
            if (rows.Count > 0) after = rows[^1].DoneSeq;
            else if (isWritten) break;
        }

        await writing;
        seen.Order().ShouldBe(Enumerable.Range(1, 400).Select(i => (long)i));
    }

    [Fact]
    public async Task A_bucket_that_both_open_takes_its_rows_once()
    {
        await Import(50);
        var selection = new BucketSelection(Bucket, Table, "saas", false);

        var counts = await Task.WhenAll(one.Work.OpenBucket(selection), two.Work.OpenBucket(selection));

        counts.ShouldAllBe(c => c.Entities == 50 && c.TotalRows == 50);
        (await one.Work.NextWork(Bucket, 0, 100)).Count.ShouldBe(50);
    }

    [Fact]
    public async Task Rows_that_both_append_are_there_once_with_one_secret_to_their_tenant()
    {
        await one.Tables.CreateTable(Definition());
        RowDraft[] rows = [.. Enumerable.Range(1, 100).Select(i => Row(i, Company($"c{i % 10}.com")))];

        await Task.WhenAll(one.Tables.AppendRows(Table, rows), two.Tables.AppendRows(Table, [.. rows.Reverse()]));
        var secrets = await Task.WhenAll(one.Tenants.Secret(Tenant), two.Tenants.Secret(Tenant));

        (await two.Tables.RowsInOrder(Table, 0, 200)).Select(r => r.RowNo).ShouldBe(Enumerable.Range(1, 100).Select(i => (long)i));
        secrets[0].ToArray().ShouldBe(secrets[1].ToArray());
    }

    [Fact]
    public async Task Tenants_do_not_wait_for_each_other_and_share_nothing()
    {
        string[] tenants = ["a", "b", "c"];
        foreach (var tenant in tenants) await one.Tables.CreateTable(Definition($"t-{tenant}") with { Tenant = tenant });

        await Task.WhenAll(Enumerable.Range(1, 60).Select(i => (i % 2 == 0 ? one : two).Tables.AppendRows(
            $"t-{tenants[i % 3]}", [Row(i, new EntityId(tenants[i % 3], EntityKind.Company, $"c{i}.com"))])));

        foreach (var tenant in tenants)
        {
            (await one.Tables.RowsInOrder($"t-{tenant}", 0, 100)).Count.ShouldBe(20);
        }

        (await one.Businesses.Tenants()).ShouldBe(tenants);
    }

    private async Task Import(int rows)
    {
        await one.Tables.CreateTable(Definition());
        await one.Tables.AppendRows(Table, [.. Enumerable.Range(1, rows).Select(i => Row(i, Company($"c{i}.com")))]);
    }
}
