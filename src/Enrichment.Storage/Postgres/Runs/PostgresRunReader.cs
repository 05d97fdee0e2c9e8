using Enrichment.Domain.Identity;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Runs;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Postgres.Ledger;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Runs;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Runs;

internal sealed class PostgresRunReader(PostgresReads reads) : IRunReader
{
    public async Task<IReadOnlyList<RunView>> Runs() => await reads.OfAll(
        StatementArea.Runs,
        sql => sql.Prepare($"SELECT {StoredRuns.RunColumns} FROM runs ORDER BY started_at DESC, run DESC").List(StoredRuns.Run)).ConfigureAwait(false);

    public async Task<IReadOnlyList<RunView>> RunsWithoutJob(string tenant, ListMark? after, int limit)
    {
        var mark = after ?? ListMark.Start;
        return await reads.OfTenant(
            tenant,
            StatementArea.Runs,
            sql => sql.Prepare($"""
                SELECT {StoredRuns.RunColumns} FROM runs r
                WHERE r.tenant = $1 AND r.started_at <= $2 AND (r.started_at < $2 OR r.run < $1 || '/' || $3)
                  AND NOT EXISTS (SELECT FROM jobs j WHERE j.tenant = $1 AND $1 || '/' || j.job_id = r.run)
                ORDER BY r.started_at DESC, r.run DESC LIMIT $4
                """).With(tenant).With(Columns.Micros(mark.At)).With(mark.Id).With(limit).List(StoredRuns.Run)).ConfigureAwait(false);
    }

    public Task<RunView?> Find(RunId run) => reads.OfTenant(
        run.Tenant,
        StatementArea.Runs,
        sql => sql.Prepare($"SELECT {StoredRuns.RunColumns} FROM runs WHERE run = $1").With(run.ToString()).First(StoredRuns.Run));

    public async Task<IReadOnlyList<BucketView>> Buckets(RunId? run = null) => await (run is { } one
        ? reads.OfTenant(one.Tenant, StatementArea.Runs, sql => Buckets(sql, "WHERE run = $1", statement => statement.With(one.ToString())))
        : reads.OfAll(StatementArea.Runs, sql => Buckets(sql, "", statement => statement))).ConfigureAwait(false);

    public async Task<IReadOnlyList<BucketView>> BucketsOf(string tenant, BucketStatus? status, int limit) => await reads.OfTenant(
        tenant,
        StatementArea.Runs,
        sql => Buckets(
            sql,
            """
            WHERE bucket IN (SELECT b.bucket FROM bucket_views b WHERE b.tenant = $1 AND ($2::bigint IS NULL OR b.status = $2)
                             ORDER BY b.started_at DESC, b.bucket LIMIT $3)
            """,
            statement => statement.With(tenant).With((long?)status).With(limit))).ConfigureAwait(false);

    public Task<BucketView?> Find(BucketId bucket) => reads.OfTenant(
        bucket.Tenant,
        StatementArea.Runs,
        sql => sql.Prepare($"SELECT {StoredRuns.BucketColumns} FROM bucket_views WHERE bucket = $1").With(bucket.ToString()).First(StoredRuns.Bucket));

    public async Task<IReadOnlyList<Budget>> Budgets() =>
        [.. (await reads.OfAll(StatementArea.Ledger, BudgetStatements.ReadAll).ConfigureAwait(false)).Select(line => line.View())];

    private static Task<List<BucketView>> Buckets(PostgresSql sql, string where, Func<PostgresStatement, PostgresStatement> bind) =>
        bind(sql.Prepare($"SELECT {StoredRuns.BucketColumns} FROM bucket_views {where} ORDER BY priority, bucket")).List(StoredRuns.Bucket);
}
