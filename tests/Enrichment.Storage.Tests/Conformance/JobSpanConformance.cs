using Enrichment.Domain.Jobs;
using Enrichment.Domain.Rows;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>Which rows became final while a job went on, and who is told of its end.</summary>
public abstract class JobSpanConformance<TFactory> : StoreTests<TFactory>
    where TFactory : IStoreFactory
{
    protected override async Task Prepare()
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.AppendRows(Table, [Row(1, status: RowStatus.Failed), Row(2)]);
    }

    [Fact]
    public async Task A_jobs_rows_lie_between_the_counters_at_its_beginning_and_at_its_end()
    {
        (await Reader.Done.OfJob(Tenant, "j1")).ShouldBeNull();
        await Store.Jobs.Submit(Job(null));
        (await Reader.Done.OfJob(Tenant, "j1")).ShouldBe(new(null, null));

        await Store.Jobs.Move(Tenant, "j1", JobStatus.Running, Now, null);
        await Store.Work.OpenBucket(new BucketSelection(Bucket, Table, "saas", false));
        await Store.Work.Apply([Answer()]);
        await Store.Jobs.Move(Tenant, "j1", JobStatus.Completed, Now, null);

        var span = (await Reader.Done.OfJob(Tenant, "j1")).ShouldNotBeNull();
        (await Reader.Done.After(Table, span.First!.Value, 10)).Select(r => (r.RowNo, r.DoneSeq)).ShouldBe([(2L, span.Last!.Value)]);
        (await Reader.Done.Last(Table)).ShouldBe(span.Last);
        (await Reader.Done.Last("none")).ShouldBeNull();
    }

    [Fact]
    public async Task The_end_of_a_job_makes_its_delivery_once()
    {
        await Store.Jobs.Submit(Job(new WebhookTarget("https://x.example/", "slack", "s")));

        await Store.Jobs.Move(Tenant, "j1", JobStatus.Completed, Now, null);
        await Store.Jobs.Move(Tenant, "j1", JobStatus.Failed, Now, "again");

        (await Store.Deliveries.Due(Now, 10)).ShouldHaveSingleItem().Subject.ShouldBe("j1");
    }

    private static TableJob Job(WebhookTarget? webhook) => new(
        "j1", Tenant, Table, new JobRequest(JobKind.Enrich, ["company.phone"], RowsTaken.OfTable, null, false, null, null, "k-1", webhook),
        JobStatus.Pending, Now, null, null, null);
}

public sealed class JobSpansOnSqliteTests : JobSpanConformance<OnSqlite>;

public sealed class JobSpansOnPostgresTests : JobSpanConformance<OnPostgres>;
