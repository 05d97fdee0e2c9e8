using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>Buckets over a whole table, or over listed rows, whatever their segment and status.</summary>
public abstract class SelectionConformance<TFactory> : PortsTests<TFactory>
    where TFactory : IPortsFactory
{
    private static readonly BucketId Job = new(new RunId(Tenant, "j1"), "job");

    [Fact]
    public async Task A_whole_table_counts_rows_that_can_be_looked_up_of_any_segment_and_status()
    {
        await Rows(Row(1), Row(2, segment: "retail", status: RowStatus.Deferred), Row(3, Company("b.com"), "dental"), Row(4, status: RowStatus.Failed));

        (await Store.Work.Whole(Table, "job")).ShouldBe(new Segment("job", 3, 2));
        (await Store.Work.Whole("none", "job")).ShouldBe(new Segment("job", 0, 0));
    }

    [Fact]
    public async Task A_bucket_of_the_table_takes_rows_that_are_done_as_well()
    {
        await Rows(Row(1), Row(2, Company("b.com"), "retail"), Row(3, status: RowStatus.Failed));
        await Store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));
        await Store.Work.Apply([Answer()]);

        var taken = await Store.Work.OpenBucket(Of(RowsTaken.OfTable));

        taken.TotalRows.ShouldBe(2);
        taken.Entities.ShouldBe(2);
        (await Store.Work.NextWork(Job, 0, 10)).Select(w => w.Entity).ShouldBe([Company("acme.com"), Company("b.com")]);
        (await Status(1)).ShouldBe(RowStatus.Pending);
        (await Status(3)).ShouldBe(RowStatus.Failed);
    }

    [Fact]
    public async Task Rows_that_another_bucket_works_are_left_to_it()
    {
        await Rows(Row(1), Row(2, Company("b.com"), "retail"));
        await Store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));

        var taken = await Store.Work.OpenBucket(Of(RowsTaken.OfTable));

        taken.TotalRows.ShouldBe(1);
        (await Store.Work.Counts(Bucket)).TotalRows.ShouldBe(1);
        (await Store.Work.Counts(Job)).TotalRows.ShouldBe(1);
    }

    [Fact]
    public async Task Only_listed_rows_are_taken_and_the_list_is_used_once()
    {
        await Rows(Row(1), Row(2, Company("b.com")), Row(3, Company("c.com"), "retail"));
        await Store.Work.ListRows(Job.Run, [3, 1]);
        await Store.Work.ListRows(Job.Run, [3, 77]);

        (await Store.Work.OpenBucket(Of(RowsTaken.Listed))).TotalRows.ShouldBe(2);

        (await Store.Work.NextWork(Job, 0, 10)).Select(w => w.Entity).ShouldBe([Company("acme.com"), Company("c.com")]);
        var later = new BucketId(Job.Run, "later");
        (await Store.Work.OpenBucket(Of(RowsTaken.Listed) with { Bucket = later })).TotalRows.ShouldBe(0);
    }

    [Fact]
    public async Task A_bucket_without_a_list_takes_nothing()
    {
        await Rows(Row(1));

        (await Store.Work.OpenBucket(Of(RowsTaken.Listed))).TotalRows.ShouldBe(0);

        (await Status(1)).ShouldBe(RowStatus.Pending);
    }

    [Fact]
    public async Task Deferred_work_of_a_whole_table_is_taken_up_again()
    {
        await Rows(Row(1), Row(2, Company("b.com"), "retail"));
        await Store.Work.OpenBucket(Of(RowsTaken.OfTable));

        (await Store.Work.DeferPending(Job, "Budget: run")).ShouldBe(2);
        (await Status(2)).ShouldBe(RowStatus.Deferred);
        (await Store.Work.Reopen(Job)).ShouldBe(2);

        (await Store.Work.Counts(Job)).Rows.ShouldBe(new Dictionary<RowStatus, long> { [RowStatus.Pending] = 2 });
    }

    private static BucketSelection Of(RowsTaken take) => new(Job, Table, "job", false) { Take = take };

    private async Task Rows(params RowDraft[] rows)
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.AppendRows(Table, rows);
    }

    private async Task<RowStatus> Status(long row) => (await Store.Tables.RowsInOrder(Table, row - 1, 1))[0].Status;
}

public sealed class SelectionsInMemoryTests : SelectionConformance<InMemory>;

public sealed class SelectionsOnSqliteTests : SelectionConformance<OnSqlite>;

public sealed class SelectionsOnPostgresTests : SelectionConformance<OnPostgres>;
