using Enrichment.Domain.Identity;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Runs;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Runs;
using Enrichment.Storage.Sqlite.Ledger;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Runs;

internal sealed class SqliteRunReader(StoreReads reads) : IRunReader
{
    public Task<IReadOnlyList<RunView>> Runs() => reads.Use<IReadOnlyList<RunView>>(
        StatementArea.Runs, sql => sql.Prepare($"SELECT {StoredRuns.RunColumns} FROM runs ORDER BY started_at DESC, run DESC").List(StoredRuns.Run));

    public Task<IReadOnlyList<RunView>> RunsWithoutJob(string tenant, ListMark? after, int limit)
    {
        var mark = after ?? ListMark.Start;
        return reads.Use<IReadOnlyList<RunView>>(
            StatementArea.Runs,
            sql => sql.Prepare($"""
                SELECT {StoredRuns.RunColumns} FROM runs INDEXED BY runs_by_age
                WHERE substr(run, 1, instr(run, '/') - 1) = ?1 AND started_at <= ?2 AND (started_at < ?2 OR run < ?1 || '/' || ?3)
                  AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.tenant = ?1 AND j.job_id = substr(run, instr(run, '/') + 1))
                ORDER BY started_at DESC, run DESC LIMIT ?4
                """).Bind(1, tenant).Bind(2, Columns.Micros(mark.At)).Bind(3, mark.Id).Bind(4, limit).List(StoredRuns.Run));
    }

    public Task<RunView?> Find(RunId run) => reads.Use(
        StatementArea.Runs, sql => sql.Prepare($"SELECT {StoredRuns.RunColumns} FROM runs WHERE run = ?1").Bind(1, run.ToString()).First(StoredRuns.Run));

    public Task<IReadOnlyList<BucketView>> Buckets(RunId? run = null) => reads.Use<IReadOnlyList<BucketView>>(
        StatementArea.Runs,
        sql => sql.Prepare($"SELECT {StoredRuns.BucketColumns} FROM bucket_views WHERE ?1 IS NULL OR run = ?1 ORDER BY priority, bucket")
            .Bind(1, run?.ToString()).List(StoredRuns.Bucket));

    public Task<IReadOnlyList<BucketView>> BucketsOf(string tenant, BucketStatus? status, int limit) => reads.Use<IReadOnlyList<BucketView>>(
        StatementArea.Runs,
        sql => sql.Prepare($"""
            SELECT {StoredRuns.BucketColumns} FROM (
              SELECT * FROM bucket_views WHERE bucket > ?1 || '/' AND bucket < ?1 || '0' AND (?2 IS NULL OR status = ?2)
              ORDER BY started_at DESC, bucket LIMIT ?3)
            ORDER BY priority, bucket
            """).Bind(1, tenant).Bind(2, (long?)status).Bind(3, limit).List(StoredRuns.Bucket));

    public Task<BucketView?> Find(BucketId bucket) => reads.Use(
        StatementArea.Runs,
        sql => sql.Prepare($"SELECT {StoredRuns.BucketColumns} FROM bucket_views WHERE bucket = ?1").Bind(1, bucket.ToString()).First(StoredRuns.Bucket));

    public Task<IReadOnlyList<Budget>> Budgets() => reads.Use<IReadOnlyList<Budget>>(
        StatementArea.Ledger, sql => [.. BudgetStatements.ReadAll(sql).Select(line => line.View())]);
}
