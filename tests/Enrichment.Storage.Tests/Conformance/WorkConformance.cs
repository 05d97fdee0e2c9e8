using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>Segments and buckets: which rows are taken, and in which order their entities come.</summary>
public abstract class WorkConformance<TFactory> : PortsTests<TFactory>
    where TFactory : IPortsFactory
{
    [Fact]
    public async Task Segments_come_largest_first_then_by_name_with_rows_and_entities()
    {
        await Rows(
            Row(1, Company("a.com"), "saas"), Row(2, Company("a.com"), "saas"), Row(3, Company("b.com"), "retail"),
            Row(4, Company("c.com"), "retail"), Row(5, Company("a.com"), "dental"), Row(6, status: RowStatus.Failed, segment: "dental"));

        (await Store.Work.Segments(Table, false)).ShouldBe([new("retail", 2, 2), new("saas", 2, 1), new("dental", 1, 1)]);
    }

    [Fact]
    public async Task All_of_a_segment_is_counted_and_taken_whatever_its_status()
    {
        await Rows(Row(1), Row(2, Company("b.com")), Row(3, Company("c.com"), "retail"), Row(4, status: RowStatus.Failed));
        await Open();
        await Store.Work.Apply([Answer(), Answer(Company("b.com"), RowStatus.NoResult, value: null)]);

        (await Store.Work.Segments(Table, false)).ShouldBe([new("retail", 1, 1)]);
        (await Store.Work.AllSegments(Table)).ShouldBe([new("saas", 2, 2), new("retail", 1, 1)]);
        var again = await Store.Work.OpenBucket(
            new BucketSelection(new BucketId(new RunId(Tenant, "r2"), "saas"), Table, "saas", false, null, RowsTaken.AllOfSegment));

        again.Rows.ShouldBe(new Dictionary<RowStatus, long> { [RowStatus.Pending] = 2 });
        again.PendingEntities.ShouldBe(2);
        (await Status(3)).ShouldBe(RowStatus.Pending);
    }

    [Fact]
    public async Task Deferred_rows_are_counted_and_taken_unless_below_the_least_priority()
    {
        await Rows(Row(1, priority: 5), Row(2, priority: 1, status: RowStatus.Deferred, reason: "low"));

        (await Store.Work.Segments(Table, false, 2)).ShouldBe([new("saas", 1, 1)]);
        (await Store.Work.Segments(Table, false)).ShouldBe([new("saas", 2, 1)]);
        (await Open(least: 2)).TotalRows.ShouldBe(1);
        (await Status(2)).ShouldBe(RowStatus.Deferred);

        var all = await Open(new BucketId(new RunId(Tenant, "r2"), "saas"));

        all.Rows.ShouldBe(new Dictionary<RowStatus, long> { [RowStatus.Pending] = 2 });
    }

    [Fact]
    public async Task Opening_a_bucket_counts_rows_and_entities()
    {
        await Rows(Row(1), Row(2), Row(3, Company("b.com")), Row(4, Company("b.com"), "other"));

        var counts = await Open();

        counts.Rows.ShouldBe(new Dictionary<RowStatus, long> { [RowStatus.Pending] = 3 });
        (counts.Entities, counts.PendingEntities, counts.DeferredEntities).ShouldBe((2, 2, 0));
    }

    [Fact]
    public async Task Opening_a_bucket_a_second_time_changes_nothing()
    {
        await Rows(Row(1), Row(2, Company("b.com")));
        await Open();
        await Store.Work.Apply([Answer()]);
        await Store.Tables.AppendRows(Table, [Row(3, Company("c.com"))]);

        var again = await Open();

        again.Rows.ShouldBe(new Dictionary<RowStatus, long> { [RowStatus.Enriched] = 1, [RowStatus.Pending] = 1 }, ignoreOrder: true);
        again.Entities.ShouldBe(2);
    }

    [Fact]
    public async Task Work_comes_by_priority_then_by_the_lowest_row_and_tells_what_that_row_gives()
    {
        await Rows(
            Row(1, Company("low.com"), priority: 1), Row(2, Company("first.com"), priority: 5), Row(3, Company("second.com"), priority: 5),
            Row(4, Company("raised.com"), priority: 1), Row(5, Company("raised.com"), priority: 9));
        await Open();

        var work = await Store.Work.NextWork(Bucket, 0, 10);

        work.Select(w => (w.Entity.Key, w.Rows, w.Given["company.name"])).ShouldBe(
            [("raised.com", 2, "Name 4"), ("first.com", 1, "Name 2"), ("second.com", 1, "Name 3"), ("low.com", 1, "Name 1")]);
    }

    [Fact]
    public async Task A_row_of_two_entities_makes_work_for_both()
    {
        await Rows(Row(1, person: Person("p1")));
        await Open();

        (await Store.Work.NextWork(Bucket, 0, 10)).Select(w => w.Entity).ShouldBe([Company("acme.com"), Person("p1")]);
    }

    [Fact]
    public async Task Work_is_paged_and_what_is_answered_does_not_come_again()
    {
        await Rows([.. Enumerable.Range(1, 5).Select(i => Row(i, Company($"c{i}.com")))]);
        await Open();
        var first = await Store.Work.NextWork(Bucket, 0, 2);
        await Store.Work.Apply([Answer(first[0].Entity)]);

        (await Keys(0, 2)).ShouldBe(["c2.com", "c3.com"]);
        (await Keys(first[1].Seq, 2)).ShouldBe(["c3.com", "c4.com"]);
        (await Keys(100, 2)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Failed_rows_are_taken_only_when_asked_for()
    {
        await Rows(Row(1), Row(2, Company("b.com")), Row(3, status: RowStatus.Failed, reason: "no domain"));
        await Open();
        await Store.Work.Apply([Answer(status: RowStatus.Failed, value: null), Answer(Company("b.com"))]);

        (await Store.Work.Segments(Table, false)).ShouldBeEmpty();
        (await Store.Work.Segments(Table, true)).ShouldBe([new("saas", 1, 1)]);
        var retry = await Open(new BucketId(new RunId(Tenant, "r2"), "saas"), failed: true);

        retry.TotalRows.ShouldBe(1);
        (await Status(1)).ShouldBe(RowStatus.Pending);
        (await Status(2)).ShouldBe(RowStatus.Enriched);
    }

    [Fact]
    public async Task Rows_that_no_bucket_of_the_run_took_are_deferred()
    {
        await Rows(Row(1), Row(2, segment: "other"), Row(3, Company("c.com"), "third"), Row(4, status: RowStatus.Failed));
        await Open();
        var stranger = new BucketId(new RunId(Tenant, "r0"), "third");
        await Open(stranger);

        (await Store.Work.DeferUntaken(Table, Run, "max_buckets")).ShouldBe(2);

        (await Store.Tables.RowsDone(Table, 0, 10)).Select(r => (r.RowNo, r.Status, r.Reason))
            .ShouldBe([(4, RowStatus.Failed, null), (2, RowStatus.Deferred, "max_buckets"), (3, RowStatus.Deferred, "max_buckets")]);
        (await Status(1)).ShouldBe(RowStatus.Pending);
        await Store.Work.Apply([Answer(Company("c.com"), bucket: stranger)]);
        (await Status(3)).ShouldBe(RowStatus.Deferred);
    }

    [Fact]
    public async Task Rows_of_a_bucket_whose_run_goes_on_stay_with_it_until_it_has_no_work_left()
    {
        await Rows(Row(1), Row(2, Company("b.com")), Row(3, Company("c.com")));
        await Goes(Run, RunStatus.Running);
        await Open();
        await Store.Work.Apply([Answer(status: RowStatus.Deferred, value: null, missing: MissingReason.Quota)]);
        await Store.Tables.AppendRows(Table, [Row(4, Company("d.com"))]);
        var other = new BucketId(new RunId(Tenant, "r2"), "saas");

        (await Store.Work.Segments(Table, false)).ShouldBe([new("saas", 1, 1)]);
        (await Open(other)).TotalRows.ShouldBe(1);
        (await Store.Work.DeferUntaken(Table, other.Run, "left")).ShouldBe(0);

        (await Store.Work.Counts(Bucket)).TotalRows.ShouldBe(3);
        await Store.Work.Apply([Answer(Company("b.com")), Answer(Company("c.com"))]);
        (await Status(2)).ShouldBe(RowStatus.Enriched);
        (await Open(new BucketId(new RunId(Tenant, "r3"), "saas"))).TotalRows.ShouldBe(2);
    }

    [Fact]
    public async Task Rows_of_a_bucket_whose_run_is_paused_or_over_are_free_for_others()
    {
        await Rows(Row(1));
        foreach (var status in new[] { RunStatus.Paused, RunStatus.Completed, RunStatus.Cancelled })
        {
            var run = new RunId(Tenant, $"r{(int)status}");
            await Goes(run, status);
            (await Open(new BucketId(run, "saas"))).TotalRows.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_bucket_that_is_not_open_has_nothing()
    {
        await Rows(Row(1));

        (await Store.Work.Counts(Bucket)).TotalRows.ShouldBe(0);
        (await Store.Work.NextWork(Bucket, 0, 10)).ShouldBeEmpty();
        (await Store.Work.Apply([Answer()]))[0].Final.ShouldBeEmpty();
        (await Store.Work.Reopen(Bucket)).ShouldBe(0);
        (await Store.Work.DeferPending(Bucket, "paused")).ShouldBe(0);
    }

    private async Task Rows(params RowDraft[] rows)
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.AppendRows(Table, rows);
    }

    private Task<BucketCounts> Open(BucketId? bucket = null, bool failed = false, double? least = null) =>
        Store.Work.OpenBucket(new BucketSelection(bucket ?? Bucket, Table, (bucket ?? Bucket).Segment, failed, least));

    private Task Goes(RunId run, RunStatus status) => Store.Runs.SaveRun(new RunView(run, 1, Table, status, null, null, Now, null));

    private async Task<RowStatus> Status(long rowNo) => (await Store.Tables.RowsInOrder(Table, rowNo - 1, 1))[0].Status;

    private async Task<IEnumerable<string>> Keys(long after, int limit) =>
        (await Store.Work.NextWork(Bucket, after, limit)).Select(w => w.Entity.Key);
}

public sealed class WorkInMemoryTests : WorkConformance<InMemory>;

public sealed class WorkOnSqliteTests : WorkConformance<OnSqlite>;

public sealed class WorkOnPostgresTests : WorkConformance<OnPostgres>;
