using Enrichment.Domain.Rows;
using Enrichment.Storage.Rows;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>Reasons are counted as rows tell them: whoever filters by one gets as many rows as were counted.</summary>
public abstract class ReasonConformance<TFactory> : StoreTests<TFactory>
    where TFactory : IStoreFactory
{
    private static readonly LookupError Slow = new("hunter.company", "RATE_LIMITED", "slow down");
    private static readonly LookupError Broken = new("crawl", "NETWORK_ERROR", "timed out");

    [Fact]
    public async Task Rows_that_failed_are_counted_by_the_last_error_of_their_answer()
    {
        await Worked("a.com", "a.com", "b.com", "c.com", "d.com");

        await Answered("a.com", RowStatus.Failed, MissingReason.Error, Broken, Slow);
        await Answered("b.com", RowStatus.Failed, MissingReason.Error, Slow);
        await Answered("c.com", RowStatus.Failed, MissingReason.Error, Broken);
        await Answered("d.com", RowStatus.Enriched, null);

        (await Reader.Rows.Reasons(Table, 10)).ShouldBe(
            [
                new ReasonCount(RowStatus.Failed, "hunter.company: RATE_LIMITED: slow down", "hunter.company", "RATE_LIMITED", 3, 3, 1),
                new ReasonCount(RowStatus.Failed, "crawl: NETWORK_ERROR: timed out", "crawl", "NETWORK_ERROR", 1, 1, 4),
            ]);
    }

    [Fact]
    public async Task Rows_that_failed_without_an_error_and_rows_that_wait_are_counted_by_what_is_missing()
    {
        await Worked("a.com", "b.com", "c.com");

        await Answered("a.com", RowStatus.Failed, MissingReason.Error);
        await Answered("b.com", RowStatus.Deferred, MissingReason.Budget, Slow);
        await Answered("c.com", RowStatus.Deferred, MissingReason.Quota);

        (await Reader.Rows.Reasons(Table, 10)).ShouldBe(
            [
                new ReasonCount(RowStatus.Failed, "Error: because", null, null, 1, 1, 1),
                new ReasonCount(RowStatus.Deferred, "Budget: because", null, null, 1, 1, 2),
                new ReasonCount(RowStatus.Deferred, "Quota: because", null, null, 1, 1, 3),
            ]);
    }

    [Fact]
    public async Task What_is_wrong_with_many_lines_is_one_reason()
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.AppendRows(
            Table,
            [
                Row(1), .. Enumerable.Range(2, 3).Select(i => Row(i, status: RowStatus.Failed, reason: $"line {i + 1}: neither name nor domain")),
                Row(5, status: RowStatus.Failed, reason: "line of thought: lost"),
            ]);

        (await Reader.Rows.Reasons(Table, 10)).ShouldBe(
            [
                new ReasonCount(RowStatus.Failed, "neither name nor domain", null, null, 3, 0, 2),
                new ReasonCount(RowStatus.Failed, "line of thought: lost", null, null, 1, 0, 5),
            ]);
        (await Numbers("neither name nor domain")).ShouldBe([2L, 3L, 4L]);
        (await Numbers("line 4: neither name nor domain")).ShouldBe([3L]);
    }

    [Fact]
    public async Task A_row_of_two_entities_tells_the_answer_that_made_its_status()
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.AppendRows(Table, [Row(1, Company("a.com"), person: Person("p1"))]);
        await Store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));

        await Answered("a.com", RowStatus.Failed, MissingReason.Error, Slow);
        await Store.Work.Apply([Answer(Person("p1"), RowStatus.NoResult, value: null, cost: 0, missing: MissingReason.NoData)]);

        (await Reader.Rows.Reasons(Table, 10)).ShouldHaveSingleItem().Operation.ShouldBe("hunter.company");
    }

    [Fact]
    public async Task Each_reason_leads_to_as_many_rows_as_were_counted_and_no_more_reasons_come_than_were_asked_for()
    {
        await Worked("a.com", "b.com", "c.com", "d.com");
        await Answered("a.com", RowStatus.Failed, MissingReason.Error, Slow);
        await Answered("b.com", RowStatus.Failed, MissingReason.Error);
        await Answered("c.com", RowStatus.Deferred, MissingReason.Cancelled);
        await Answered("d.com", RowStatus.Deferred, MissingReason.Pending);
        await Store.Tables.CreateTable(Definition("t2"));
        await Store.Tables.AppendRows("t2", [Row(1, status: RowStatus.Failed, reason: "line 2: empty")]);

        var reasons = await Reader.Rows.Reasons(Table, 10);

        reasons.Count.ShouldBe(4);
        foreach (var reason in reasons)
        {
            (await Numbers(reason.Reason)).Count().ShouldBe((int)reason.Rows, reason.Reason);
        }

        (await Reader.Rows.Reasons(Table, 3)).ShouldBe(reasons.Take(3));
        (await Reader.Rows.Reasons("none", 3)).ShouldBeEmpty();
    }

    private async Task Worked(params string[] companies)
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.AppendRows(Table, [.. companies.Select((c, i) => Row(i + 1, Company(c)))]);
        await Store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));
    }

    private async Task Answered(string company, RowStatus status, MissingReason? missing, params LookupError[] errors) => await Store.Work.Apply(
        [Answer(Company(company), status, value: status == RowStatus.Enriched ? "x" : null, cost: 0, missing: missing) with { Errors = errors }]);

    private async Task<IEnumerable<long>> Numbers(string reason) =>
        (await Reader.Rows.Page(Table, new RowFilter([], null, null, null, reason), 0, 100)).Rows.Select(r => r.RowNo);
}

public sealed class ReasonsOnSqliteTests : ReasonConformance<OnSqlite>;

public sealed class ReasonsOnPostgresTests : ReasonConformance<OnPostgres>;
