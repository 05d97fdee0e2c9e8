using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Runs;
using Enrichment.Storage.Runs;
using Enrichment.Storage.Sqlite.Ledger;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Runs;

internal sealed class SqliteRunReader(StoreReads reads) : IRunReader
{
    private const string RunColumns = "run, revision, table_id, status, total_budget, stopped_by, started_at, finished_at";

    private const string BucketColumns =
        "bucket, revision, strategy, priority, status, limit_most, spent, rows, errors, stopped_by, started_at, finished_at";

    public Task<IReadOnlyList<RunView>> Runs() => reads.Use<IReadOnlyList<RunView>>(
        StatementArea.Runs, sql => sql.Prepare($"SELECT {RunColumns} FROM runs ORDER BY started_at DESC, run DESC").List(Run));

    public Task<RunView?> Find(RunId run) => reads.Use(
        StatementArea.Runs, sql => sql.Prepare($"SELECT {RunColumns} FROM runs WHERE run = ?1").Bind(1, run.ToString()).First(Run));

    public Task<IReadOnlyList<BucketView>> Buckets(RunId? run = null) => reads.Use<IReadOnlyList<BucketView>>(
        StatementArea.Runs,
        sql => sql.Prepare($"SELECT {BucketColumns} FROM bucket_views WHERE ?1 IS NULL OR run = ?1 ORDER BY priority, bucket")
            .Bind(1, run?.ToString()).List(Bucket));

    public Task<IReadOnlyList<BucketView>> BucketsOf(string tenant, BucketStatus? status, int limit) => reads.Use<IReadOnlyList<BucketView>>(
        StatementArea.Runs,
        sql => sql.Prepare($"""
            SELECT {BucketColumns} FROM (
              SELECT * FROM bucket_views WHERE bucket > ?1 || '/' AND bucket < ?1 || '0' AND (?2 IS NULL OR status = ?2)
              ORDER BY started_at DESC, bucket LIMIT ?3)
            ORDER BY priority, bucket
            """).Bind(1, tenant).Bind(2, (long?)status).Bind(3, limit).List(Bucket));

    public Task<BucketView?> Find(BucketId bucket) => reads.Use(
        StatementArea.Runs,
        sql => sql.Prepare($"SELECT {BucketColumns} FROM bucket_views WHERE bucket = ?1").Bind(1, bucket.ToString()).First(Bucket));

    public Task<IReadOnlyList<Budget>> Budgets() => reads.Use<IReadOnlyList<Budget>>(
        StatementArea.Ledger, sql => [.. BudgetBook.ReadAll(sql).Select(line => line.View())]);

    private static RunView Run(PreparedStatement row) => new(
        RunId.Parse(row.RequiredText(0)),
        row.Integer(1),
        row.RequiredText(2),
        (RunStatus)row.Integer(3),
        row.OptionalDollars(4),
        row.Text(5),
        row.Time(6),
        row.OptionalTime(7));

    private static BucketView Bucket(PreparedStatement row) => new(
        BucketId.Parse(row.RequiredText(0)),
        row.Integer(1),
        row.RequiredText(2),
        (PriorityClass)row.Integer(3),
        (BucketStatus)row.Integer(4),
        row.OptionalDollars(5),
        row.Dollars(6),
        StoredCounts.ReadByStatus(row.RequiredText(7)),
        StoredCounts.Read(row.RequiredText(8)),
        row.Text(9),
        row.Time(10),
        row.OptionalTime(11));
}
