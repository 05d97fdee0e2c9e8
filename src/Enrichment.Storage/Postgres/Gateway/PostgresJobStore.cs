using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Gateway;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Gateway;

internal sealed class PostgresJobStore(PostgresWrites writes, PostgresReads reads, StatementCounts counts) : IJobStore
{
    private const string Last =
        "(SELECT p.done_seq FROM tables t JOIN table_progress p ON p.table_no = t.table_no WHERE t.table_id = j.table_id)";

    private readonly JobSubmitter _submit = new(counts);
    private readonly JobMover _move = new(counts);

    public Task<TableJob> Submit(TableJob job) => writes.Write(_submit, WriteKind.Views, job.Tenant, job);

    public Task<TableJob?> Find(string tenant, string jobId) => reads.OfTenant(tenant, StatementArea.Gateway, sql => Find(sql, tenant, jobId));

    public async Task<IReadOnlyList<TableJob>> List(
        string tenant, string? tableId, int limit, ListMark? after = null, IReadOnlyList<JobKind>? kinds = null)
    {
        var mark = after ?? ListMark.Start;
        return await reads.OfTenant(
            tenant,
            StatementArea.Gateway,
            sql => sql.Prepare($"""
                SELECT {StoredGateway.JobColumns} FROM jobs
                WHERE tenant = $1 AND created_at <= $4 AND (created_at < $4 OR job_id < $5) AND ($2::text IS NULL OR table_id = $2)
                  AND ($6::text IS NULL OR $6::jsonb ? (request::jsonb ->> 'kind'))
                ORDER BY created_at DESC, job_id DESC LIMIT $3
                """).With(tenant).With(tableId).With(limit).With(Columns.Micros(mark.At)).With(mark.Id)
                .With(StoredGateway.Kinds(kinds)).List(StoredGateway.Job)).ConfigureAwait(false);
    }

    /// <summary>Whose jobs are unfinished is read of all tenants at once; the jobs, of each.</summary>
    public async Task<IReadOnlyList<TableJob>> Unfinished()
    {
        var tenants = await reads.OfAll(
            StatementArea.Gateway,
            sql => sql.Prepare("SELECT DISTINCT tenant FROM jobs WHERE status <= 1").List(row => row.RequiredText(0))).ConfigureAwait(false);
        var jobs = await reads.OfEach(tenants, StatementArea.Gateway, (sql, tenant) => sql
            .Prepare($"SELECT {StoredGateway.JobColumns} FROM jobs WHERE tenant = $1 AND status <= 1").With(tenant).List(StoredGateway.Job)).ConfigureAwait(false);
        return [.. jobs.OrderBy(j => j.CreatedAt).ThenBy(j => j.JobId, StringComparer.Ordinal)];
    }

    public Task<TableJob?> Move(string tenant, string jobId, JobStatus to, DateTimeOffset at, string? problem) =>
        writes.Write(_move, WriteKind.Views, tenant, new JobMove(tenant, jobId, to, at, problem));

    private static Task<TableJob?> Find(PostgresSql sql, string tenant, string jobId) =>
        sql.Prepare($"SELECT {StoredGateway.JobColumns} FROM jobs WHERE tenant = $1 AND job_id = $2").With(tenant).With(jobId).First(StoredGateway.Job);

    private sealed record JobMove(string Tenant, string JobId, JobStatus To, DateTimeOffset At, string? Problem);

    private sealed class JobSubmitter(StatementCounts counts) : SinglePostgresHandler<TableJob, TableJob>(counts, StatementArea.Gateway)
    {
        protected override async Task<TableJob> Execute(PostgresSql sql, TableJob item)
        {
            var isNew = await sql.Prepare($"INSERT INTO jobs({StoredGateway.JobColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING")
                .With(item.JobId).With(item.Tenant).With(item.TableId).With(JobDocument.Write(item.Request)).With((long)item.Status)
                .With(Columns.Micros(item.CreatedAt)).With(Columns.Micros(item.StartedAt)).With(Columns.Micros(item.CompletedAt))
                .With(item.Problem).Execute().ConfigureAwait(false) > 0;
            return isNew ? item : (await Find(sql, item.Tenant, item.JobId).ConfigureAwait(false))!;
        }
    }

    private sealed class JobMover(StatementCounts counts) : SinglePostgresHandler<JobMove, TableJob?>(counts, StatementArea.Gateway)
    {
        protected override async Task<TableJob?> Execute(PostgresSql sql, JobMove item)
        {
            var ends = item.To > JobStatus.Running;
            var moved = await sql.Prepare($"""
                UPDATE jobs j SET status = $3, problem = $4,
                  started_at = CASE WHEN $6 THEN j.started_at ELSE coalesce(j.started_at, $5) END, completed_at = CASE WHEN $6 THEN $5 END,
                  first_seq = CASE WHEN $6 THEN j.first_seq ELSE coalesce(j.first_seq, {Last}) END, last_seq = CASE WHEN $6 THEN {Last} END
                WHERE j.tenant = $1 AND j.job_id = $2 AND j.status <= 1
                """).With(item.Tenant).With(item.JobId).With((long)item.To).With(item.Problem)
                .With(Columns.Micros(item.At)).With(ends).Execute().ConfigureAwait(false) > 0;
            if (ends) await sql.Prepare("DELETE FROM chosen_rows WHERE run = $1").With($"{item.Tenant}/{item.JobId}").Execute().ConfigureAwait(false);
            var job = await Find(sql, item.Tenant, item.JobId).ConfigureAwait(false);
            if (ends && moved && StoredGateway.DeliveryOf(job, item.At) is { } delivery) await PostgresDeliveryStore.Add(sql, delivery).ConfigureAwait(false);
            return job;
        }
    }
}
