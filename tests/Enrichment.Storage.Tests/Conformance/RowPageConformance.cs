using Enrichment.Domain.Rows;
using Enrichment.Storage.Rows;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

public abstract class RowPageConformance<TFactory> : StoreTests<TFactory>
    where TFactory : IStoreFactory
{
    private static readonly RowFilter All = new([], null, null, null);

    [Fact]
    public async Task A_page_says_where_to_go_on_until_the_tables_end()
    {
        await Rows([.. Enumerable.Range(1, 5).Select(i => Row(i))]);

        var first = await Reader.Rows.Page(Table, All, 0, 2);
        var last = await Reader.Rows.Page(Table, All, 4, 2);

        first.Rows.Select(r => r.RowNo).ShouldBe([1L, 2L]);
        first.Next.ShouldBe(2);
        last.Rows.Select(r => r.RowNo).ShouldBe([5L]);
        last.Next.ShouldBeNull();
        (await Reader.Rows.Page(Table, All, 3, 2)).Next.ShouldBeNull();
        (await Reader.Rows.Page(Table, All, uint.MaxValue, 2)).ShouldSatisfyAllConditions(p => p.Rows.ShouldBeEmpty(), p => p.Next.ShouldBeNull());
        (await Reader.Rows.Page("none", All, 0, 2)).ShouldSatisfyAllConditions(p => p.Rows.ShouldBeEmpty(), p => p.Next.ShouldBeNull());
    }

    [Fact]
    public async Task Rows_of_the_next_table_never_come_along()
    {
        await Rows(Row(1));
        await Store.Tables.CreateTable(Definition("t2"));
        await Store.Tables.AppendRows("t2", [Row(1), Row(2)]);

        (await Reader.Rows.Page(Table, All, 0, 10)).Rows.Count.ShouldBe(1);
        (await Reader.Rows.Page("t2", All, 0, 10)).Rows.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Rows_pass_a_filter_by_status_segment_and_values()
    {
        await Rows(
            Row(1, filled: new() { ["company.phone"] = "1" }), Row(2, segment: "retail"), Row(3, status: RowStatus.Failed), Row(4, Company("b.com")));

        (await Numbers(All with { Statuses = [RowStatus.Failed] })).ShouldBe([3L]);
        (await Numbers(All with { Statuses = [RowStatus.Failed, RowStatus.Pending], Segment = "retail" })).ShouldBe([2L]);
        (await Numbers(All with { Has = "company.phone" })).ShouldBe([1L]);
        (await Numbers(All with { Lacks = "company.phone", Segment = "saas" })).ShouldBe([3L, 4L]);
    }

    [Fact]
    public async Task A_filter_that_looks_inside_goes_on_after_a_stretch_that_holds_nothing()
    {
        await Rows([.. Enumerable.Range(1, 2_500).Select(i => Row(i, filled: i == 2_400 ? new() { ["company.phone"] = "1" } : null))]);
        var filter = All with { Has = "company.phone" };

        var first = await Reader.Rows.Page(Table, filter, 0, 10);
        var second = await Reader.Rows.Page(Table, filter, first.Next!.Value, 10);

        first.Rows.ShouldBeEmpty();
        first.Next.ShouldBe(2_000);
        second.Rows.ShouldHaveSingleItem().RowNo.ShouldBe(2_400);
        second.Next.ShouldBeNull();
    }

    [Fact]
    public async Task Intake_tells_whom_rows_are_about_and_what_they_told()
    {
        await Rows(Row(1, person: Person("p1")), Row(2, status: RowStatus.Failed), Row(3, Company("b.com")));

        var first = await Reader.Rows.Intake(Table, 0, 2);
        var second = await Reader.Rows.Intake(Table, 2, 2);

        first.Select(r => (r.RowNo, r.Segment, r.Entities.Count)).ShouldBe([(1, "saas", 2), (2, "saas", 0)]);
        first[0].Entities[0].Entity.ShouldBe(Company("acme.com"));
        first[0].Entities[0].Given["company.domain"].ShouldBe("acme.com");
        second.Select(r => r.RowNo).ShouldBe([3L]);
        (await Reader.Rows.Intake("none", 0, 2)).ShouldBeEmpty();
    }

    private async Task Rows(params RowDraft[] rows)
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.AppendRows(Table, rows);
    }

    private async Task<IEnumerable<long>> Numbers(RowFilter filter) => (await Reader.Rows.Page(Table, filter, 0, 10)).Rows.Select(r => r.RowNo);
}

public sealed class RowPagesOnSqliteTests : RowPageConformance<OnSqlite>;

public sealed class RowPagesOnPostgresTests : RowPageConformance<OnPostgres>;
