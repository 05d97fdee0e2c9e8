using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Gateway;
using Enrichment.Storage.Sqlite.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Gateway;

internal sealed class SqliteJobStore(GroupWriter writer, StoreReads reads, StatementCounts counts) : IJobStore
{
    private const string Last = $"(SELECT {DoneSeq.Last} FROM tables t WHERE t.table_id = jobs.table_id)";
    private readonly JobSubmitter _submit = new(counts);
    private readonly JobMover _move = new(counts);

    public Task<TableJob> Submit(TableJob job) => writer.Write(_submit, job);

    public Task<TableJob?> Find(string tenant, string jobId) => reads.Use(StatementArea.Gateway, sql => Find(sql, tenant, jobId));

    public Task<IReadOnlyList<TableJob>> List(string tenant, string? tableId, int limit, ListMark? after = null, IReadOnlyList<JobKind>? kinds = null)
    {
        var mark = after ?? ListMark.Start;
        return reads.Use<IReadOnlyList<TableJob>>(
            StatementArea.Gateway,
            sql => sql.Prepare($"""
                SELECT {StoredGateway.JobColumns} FROM jobs
                WHERE tenant = ?1 AND created_at <= ?4 AND (created_at < ?4 OR job_id < ?5) AND (?2 IS NULL OR table_id = ?2)
                  AND (?6 IS NULL OR request ->> 'kind' IN (SELECT value FROM json_each(?6)))
                ORDER BY created_at DESC, job_id DESC LIMIT ?3
                """).Bind(1, tenant).Bind(2, tableId).Bind(3, limit).Bind(4, Columns.Micros(mark.At)).Bind(5, mark.Id)
                .Bind(6, StoredGateway.Kinds(kinds)).List(StoredGateway.Job));
    }

    public Task<IReadOnlyList<TableJob>> Unfinished() => reads.Use<IReadOnlyList<TableJob>>(
        StatementArea.Gateway, sql => sql.Prepare($"SELECT {StoredGateway.JobColumns} FROM jobs WHERE status <= 1 ORDER BY created_at, job_id").List(StoredGateway.Job));

    public Task<TableJob?> Move(string tenant, string jobId, JobStatus to, DateTimeOffset at, string? problem) =>
        writer.Write(_move, new JobMove(tenant, jobId, to, at, problem));

    private static TableJob? Find(StoreSql sql, string tenant, string jobId) =>
        sql.Prepare($"SELECT {StoredGateway.JobColumns} FROM jobs WHERE tenant = ?1 AND job_id = ?2").Bind(1, tenant).Bind(2, jobId).First(StoredGateway.Job);

    private sealed record JobMove(string Tenant, string JobId, JobStatus To, DateTimeOffset At, string? Problem);

    private sealed class JobSubmitter(StatementCounts counts) : SingleHandler<TableJob, TableJob>(counts, StatementArea.Gateway)
    {
        protected override TableJob Execute(StoreSql sql, TableJob item)
        {
            var isNew = sql.Prepare($"INSERT INTO jobs({StoredGateway.JobColumns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING")
                .Bind(1, item.JobId).Bind(2, item.Tenant).Bind(3, item.TableId).Bind(4, JobDocument.Write(item.Request)).Bind(5, (long)item.Status)
                .Bind(6, Columns.Micros(item.CreatedAt)).Bind(7, Columns.Micros(item.StartedAt)).Bind(8, Columns.Micros(item.CompletedAt))
                .Bind(9, item.Problem).Execute() > 0;
            return isNew ? item : Find(sql, item.Tenant, item.JobId)!;
        }
    }

    private sealed class JobMover(StatementCounts counts) : SingleHandler<JobMove, TableJob?>(counts, StatementArea.Gateway)
    {
        protected override TableJob? Execute(StoreSql sql, JobMove item)
        {
            var ends = item.To > JobStatus.Running;
            var moved = sql.Prepare($"""
                UPDATE jobs SET status = ?3, problem = ?4,
                  started_at = iif(?6, started_at, coalesce(started_at, ?5)), completed_at = iif(?6, ?5, NULL),
                  first_seq = iif(?6, first_seq, coalesce(first_seq, {Last})), last_seq = iif(?6, {Last}, NULL)
                WHERE tenant = ?1 AND job_id = ?2 AND status <= 1
                """).Bind(1, item.Tenant).Bind(2, item.JobId).Bind(3, (long)item.To).Bind(4, item.Problem)
                .Bind(5, Columns.Micros(item.At)).Bind(6, ends ? 1 : 0).Execute() > 0;
            if (ends) sql.Prepare("DELETE FROM chosen_rows WHERE run = ?1").Bind(1, $"{item.Tenant}/{item.JobId}").Execute();
            var job = Find(sql, item.Tenant, item.JobId);
            if (ends && moved && StoredGateway.DeliveryOf(job, item.At) is { } delivery) SqliteDeliveryStore.Add(sql, delivery);
            return job;
        }
    }
}
