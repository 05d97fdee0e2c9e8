using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

public abstract class TableConformance<TFactory> : PortsTests<TFactory>
    where TFactory : IPortsFactory
{
    [Fact]
    public async Task A_table_comes_back_as_it_was_defined()
    {
        await Store.Tables.CreateTable(Definition());

        var found = (await Store.Tables.FindTable(Table)).ShouldNotBeNull();

        found.Columns.ShouldBe(["name", "website", "name"]);
        found.Fields.ShouldBe(Definition().Fields);
        (found.TableId, found.Tenant, found.Name, found.CreatedAt).ShouldBe((Table, Tenant, "companies.csv", Now));
        (await Store.Tables.FindTable("none")).ShouldBeNull();
    }

    [Fact]
    public async Task A_tenants_tables_are_listed_newest_first_a_page_at_a_time()
    {
        var shape = new TableShape(new Dictionary<string, int>(), [], null);
        foreach (var (id, tenant, hours, of) in new[]
        {
            ("t-1", Tenant, 1, shape), ("t-2", Tenant, 3, shape), ("t-3", Tenant, 2, shape), ("t-4", Tenant, 3, shape),
            ("of-a-file", Tenant, 2, null), ("other", "another", 2, shape),
        })
        {
            await Store.Tables.CreateTable(Definition() with { TableId = id, Tenant = tenant, CreatedAt = Now.AddHours(hours), Shape = of });
        }

        var seen = new List<string>();
        for (ListMark? mark = null; await Store.Tables.Tables(Tenant, mark, 3) is { Count: > 0 } page; mark = new ListMark(page[^1].CreatedAt, page[^1].TableId))
        {
            page.Count.ShouldBeLessThanOrEqualTo(3);
            seen.AddRange(page.Select(t => t.TableId));
        }

        seen.ShouldBe(["t-4", "t-2", "t-3", "t-1"]);
    }

    [Fact]
    public async Task Creating_a_table_again_keeps_it_and_another_shape_is_refused()
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.AppendRows(Table, [Row(1)]);

        await Store.Tables.CreateTable(Definition(name: "renamed"));
        var refused = await Should.ThrowAsync<InvalidOperationException>(
            async () => await Store.Tables.CreateTable(Definition() with { Columns = ["other"] }));

        refused.Message.ShouldContain(Table);
        (await Store.Tables.RowsInOrder(Table, 0, 10)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Rows_come_back_in_input_order_a_page_at_a_time()
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.AppendRows(Table, [Row(3), Row(1)]);
        await Store.Tables.AppendRows(Table, [Row(2)]);

        (await Numbers(0, 2)).ShouldBe([1L, 2L]);
        (await Numbers(2, 2)).ShouldBe([3L]);
        (await Numbers(3, 2)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_comes_back_with_every_cell_unaltered()
    {
        await Store.Tables.CreateTable(Definition());
        var odd = Row(1, person: Person("p1"), priority: 0.1 + 0.2, filled: new() { ["company.name"] = "Filled \u0000 \\ \"x\"" }) with
        {
            Cells = ["", "nul \u0000 in it", "line\r\nbreak", "emoji 😀", "\\u0041", "=1+1", "\u2028"],
        };
        await Store.Tables.AppendRows(Table, [odd]);

        var row = (await Store.Tables.RowsInOrder(Table, 0, 1))[0];

        row.Cells.ShouldBe(odd.Cells);
        row.Values.ShouldBe(odd.Filled);
        row.Entities.ShouldBe([Company("acme.com"), Person("p1")]);
        (row.RowNo, row.RecordId, row.Segment, row.Geo, row.Priority, row.Status, row.Cost, row.DoneSeq, row.LastRunAt)
            .ShouldBe((1, "record1", "saas", "us-ca", 0.1 + 0.2, RowStatus.Pending, 0, 0, null));
    }

    [Fact]
    public async Task A_row_number_that_is_there_already_is_left_as_it_is()
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.AppendRows(Table, [Row(1), Row(2)]);

        await Store.Tables.AppendRows(Table, [Row(2, Company("other.com"), segment: "other"), Row(3), Row(3, Company("twice.com"))]);

        var rows = await Store.Tables.RowsInOrder(Table, 0, 10);
        rows.Select(r => (r.RowNo, r.Entities[0].Key)).ShouldBe([(1, "acme.com"), (2, "acme.com"), (3, "acme.com")]);
        (await Store.Work.Segments(Table, false)).ShouldBe([new Segment("saas", 3, 1)]);
    }

    [Fact]
    public async Task Rows_that_are_final_at_once_are_done_in_their_order()
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.AppendRows(Table, [Row(1), Row(2, status: RowStatus.Failed, reason: "no domain"), Row(3, status: RowStatus.Deferred, reason: "low")]);

        var done = await Store.Tables.RowsDone(Table, 0, 10);

        done.Select(r => (r.RowNo, r.Status, r.Reason)).ShouldBe([(2, RowStatus.Failed, "no domain"), (3, RowStatus.Deferred, "low")]);
        done[0].DoneSeq.ShouldBeLessThan(done[1].DoneSeq);
        (await Store.Tables.RowsDone(Table, done[0].DoneSeq, 10)).Select(r => r.RowNo).ShouldBe([3L]);
    }

    [Fact]
    public async Task A_pending_row_without_an_entity_is_refused()
    {
        await Store.Tables.CreateTable(Definition());

        var refused = await Should.ThrowAsync<ArgumentException>(
            async () => await Store.Tables.AppendRows(Table, [Row(7) with { Entities = [] }]));

        refused.Message.ShouldContain("Row 7");
    }

    [Fact]
    public async Task Rows_for_a_table_that_does_not_exist_are_refused()
    {
        var refused = await Should.ThrowAsync<InvalidOperationException>(async () => await Store.Tables.AppendRows("none", [Row(1)]));

        refused.Message.ShouldContain("none");
    }

    [Fact]
    public async Task A_table_that_does_not_exist_reads_as_empty()
    {
        (await Store.Tables.RowsInOrder("none", 0, 10)).ShouldBeEmpty();
        (await Store.Tables.RowsDone("none", 0, 10)).ShouldBeEmpty();
        (await Store.Tables.OutputMark("none")).ShouldBeNull();
        (await Store.Work.Segments("none", false)).ShouldBeEmpty();
        await Store.Tables.DeleteTable("none");
    }

    [Fact]
    public async Task The_output_mark_is_kept()
    {
        await Store.Tables.CreateTable(Definition());
        (await Store.Tables.OutputMark(Table)).ShouldBeNull();

        await Store.Tables.SaveOutputMark(Table, new OutputMark("out.csv", 5_000_000_000, 12, 34));

        (await Store.Tables.OutputMark(Table)).ShouldBe(new OutputMark("out.csv", 5_000_000_000, 12, 34));
    }

    [Fact]
    public async Task A_deleted_table_is_gone_and_others_and_facts_stay()
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.CreateTable(Definition("t2"));
        await Store.Tables.AppendRows(Table, [Row(1)]);
        await Store.Tables.AppendRows("t2", [Row(1)]);
        await Store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));
        await Store.Ledger.Settle(new(null, null, null, Known(Company("acme.com"))));

        await Store.Tables.DeleteTable(Table);

        (await Store.Tables.FindTable(Table)).ShouldBeNull();
        (await Store.Work.NextWork(Bucket, 0, 10)).ShouldBeEmpty();
        (await Store.Tables.RowsInOrder("t2", 0, 10)).Count.ShouldBe(1);
        (await Store.Entities.Load(Company("acme.com"))).Version.ShouldBe(1);
        await Store.Tables.CreateTable(Definition());
        (await Store.Tables.RowsInOrder(Table, 0, 10)).ShouldBeEmpty();
    }

    private async Task<IEnumerable<long>> Numbers(long after, int limit) => (await Store.Tables.RowsInOrder(Table, after, limit)).Select(r => r.RowNo);
}

public sealed class TablesInMemoryTests : TableConformance<InMemory>;

public sealed class TablesOnSqliteTests : TableConformance<OnSqlite>;

public sealed class TablesOnPostgresTests : TableConformance<OnPostgres>;
