using Enrichment.Domain.Jobs;
using Enrichment.Domain.Rows;
using static Enrichment.Storage.Tests.Conformance.Samples;

namespace Enrichment.Storage.Tests.Conformance;

public abstract class JobConformance<TFactory> : StoreTests<TFactory>
    where TFactory : IStoreFactory
{
    [Fact]
    public async Task A_job_comes_back_as_it_was_submitted_and_the_first_of_an_id_wins()
    {
        var job = Job("j1") with
        {
            Request = new JobRequest(JobKind.Nightly, ["company.phone"], RowsTaken.Listed, 12.5m, true, 3, 10, "k-1", new WebhookTarget("https://x.example/", "slack", "s")),
        };
        await Store.Jobs.Submit(job);

        var again = await Store.Jobs.Submit(Job("j1") with { TableId = "other" });

        again.TableId.ShouldBe(Table);
        var found = (await Store.Jobs.Find(Tenant, "j1")).ShouldNotBeNull();
        found.Request.Fields.ShouldBe(job.Request.Fields);
        (found with { Request = job.Request }).ShouldBe(job);
        (found.Request with { Fields = job.Request.Fields }).ShouldBe(job.Request);
        (await Store.Jobs.Find("other", "j1")).ShouldBeNull();
    }

    [Fact]
    public async Task Jobs_are_listed_newest_first_of_one_table_or_all_and_of_one_tenant()
    {
        await Store.Jobs.Submit(Job("j1"));
        await Store.Jobs.Submit(Job("j2", 1) with { TableId = "t2" });
        await Store.Jobs.Submit(Job("j3", 2));
        await Store.Jobs.Submit(Job("j4", 3) with { Tenant = "other" });

        (await Store.Jobs.List(Tenant, null, 10)).Select(j => j.JobId).ShouldBe(["j3", "j2", "j1"]);
        (await Store.Jobs.List(Tenant, Table, 10)).Select(j => j.JobId).ShouldBe(["j3", "j1"]);
        (await Store.Jobs.List(Tenant, null, 1)).Select(j => j.JobId).ShouldBe(["j3"]);
        (await Store.Jobs.Unfinished()).Select(j => j.JobId).ShouldBe(["j1", "j2", "j3", "j4"]);
    }

    [Fact]
    public async Task A_list_of_jobs_goes_on_behind_a_mark_also_among_jobs_of_one_moment()
    {
        foreach (var (id, minutes) in (List<(string, int)>)[("j1", 0), ("j2", 1), ("j3", 1), ("j4", 1), ("j5", 2)])
        {
            await Store.Jobs.Submit(Job(id, minutes));
        }

        var seen = new List<string>();
        for (ListMark? after = null; ;)
        {
            var page = await Store.Jobs.List(Tenant, null, 2, after);
            seen.AddRange(page.Select(j => j.JobId));
            if (page.Count < 2)
            {
                break;
            }

            after = new ListMark(page[^1].CreatedAt, page[^1].JobId);
        }

        seen.ShouldBe(["j5", "j4", "j3", "j2", "j1"]);
    }

    [Fact]
    public async Task Jobs_are_listed_by_kind()
    {
        await Store.Jobs.Submit(Job("j1"));
        await Store.Jobs.Submit(OfKind("r1", JobKind.Run, 1));
        await Store.Jobs.Submit(OfKind("n1", JobKind.Nightly, 2));

        (await Store.Jobs.List(Tenant, null, 10, kinds: [JobKind.Run, JobKind.Nightly])).Select(j => j.JobId).ShouldBe(["n1", "r1"]);
        (await Store.Jobs.List(Tenant, null, 10, kinds: [JobKind.PreEnrich])).ShouldBeEmpty();
        (await Store.Jobs.List(Tenant, null, 10, kinds: [])).ShouldBeEmpty();

        static TableJob OfKind(string id, JobKind kind, int minutes) => Job(id, minutes) is var job ? job with { Request = job.Request with { Kind = kind } } : job;
    }

    [Fact]
    public async Task A_job_moves_until_it_has_ended()
    {
        await Store.Jobs.Submit(Job("j1"));

        (await Store.Jobs.Move(Tenant, "j1", JobStatus.Running, Now, null))!.StartedAt.ShouldBe(Now);
        (await Store.Jobs.Move(Tenant, "j1", JobStatus.Running, Now.AddHours(1), null))!.StartedAt.ShouldBe(Now);
        var ended = (await Store.Jobs.Move(Tenant, "j1", JobStatus.Cancelled, Now.AddHours(2), "why"))!;
        var stays = await Store.Jobs.Move(Tenant, "j1", JobStatus.Running, Now.AddHours(3), null);

        (ended.Status, ended.CompletedAt, ended.Problem, ended.HasEnded).ShouldBe((JobStatus.Cancelled, Now.AddHours(2), "why", true));
        stays!.Status.ShouldBe(JobStatus.Cancelled);
        (await Store.Jobs.Unfinished()).ShouldBeEmpty();
        (await Store.Jobs.Move(Tenant, "none", JobStatus.Running, Now, null)).ShouldBeNull();
    }

    [Fact]
    public async Task The_rows_listed_for_a_job_go_with_its_end()
    {
        await Store.Tables.CreateTable(Definition());
        await Store.Tables.AppendRows(Table, [Row(1)]);
        await Store.Jobs.Submit(Job("j1"));
        await Store.Work.ListRows(Job("j1").Run, [1]);

        await Store.Jobs.Move(Tenant, "j1", JobStatus.Cancelled, Now, null);

        var late = new BucketSelection(new(Job("j1").Run, TableJob.Segment), Table, TableJob.Segment, false) { Take = RowsTaken.Listed };
        (await Store.Work.OpenBucket(late)).TotalRows.ShouldBe(0);
    }

    private static TableJob Job(string id, int minutes = 0) => new(
        id, Tenant, Table, new JobRequest(JobKind.Enrich, ["company.phone"], RowsTaken.OfTable, null, false, null, null, "k-1", null),
        JobStatus.Pending, Now.AddMinutes(minutes), null, null, null);
}

public sealed class JobsOnSqliteTests : JobConformance<OnSqlite>;

public sealed class JobsOnPostgresTests : JobConformance<OnPostgres>;
