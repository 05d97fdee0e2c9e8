using Enrichment.Domain.Runs;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Runs;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Runs;

/// <summary>Views of runs: a group's in one statement.</summary>
internal sealed class SaveRuns(StatementCounts counts) : PostgresHandler<RunView, bool>(counts, StatementArea.Runs)
{
    private static readonly ItemSet<RunView> Views = new ItemSet<RunView>()
        .Text("run", r => r.Run.ToString()).Text("tenant", r => r.Run.Tenant).Number("revision", r => r.Revision).Text("table_id", r => r.TableId)
        .Number("status", r => (long)r.Status).Number("total_budget", r => Columns.NanosOf(r.TotalBudget)).Text("stopped_by", r => r.StoppedBy)
        .Number("started_at", r => Columns.Micros(r.StartedAt)).Number("finished_at", r => Columns.Micros(r.FinishedAt));

    private static readonly string Upsert = $"""
        INSERT INTO runs AS r (run, tenant, revision, table_id, status, total_budget, stopped_by, started_at, finished_at)
        SELECT n.run, n.tenant, n.revision, n.table_id, n.status, n.total_budget, n.stopped_by, n.started_at, n.finished_at
        FROM {Views.Rows} ORDER BY n.run
        ON CONFLICT (run) DO UPDATE SET
          revision = excluded.revision, table_id = excluded.table_id, status = excluded.status, total_budget = excluded.total_budget,
          stopped_by = excluded.stopped_by, started_at = excluded.started_at, finished_at = excluded.finished_at
        WHERE excluded.revision >= r.revision
        """;

    protected override Task Execute(PostgresSql sql, IReadOnlyList<RunView> items, bool[] results) =>
        sql.Prepare(Upsert, Views, [.. StoredRuns.Newest(items)]).Execute();
}

/// <summary>Views of buckets: a group's in one statement.</summary>
internal sealed class SaveBuckets(StatementCounts counts) : PostgresHandler<BucketView, bool>(counts, StatementArea.Runs)
{
    private static readonly ItemSet<BucketView> Views = new ItemSet<BucketView>()
        .Text("bucket", b => b.Bucket.ToString()).Text("tenant", b => b.Bucket.Tenant).Text("run", b => b.Bucket.Run.ToString())
        .Number("revision", b => b.Revision).Text("strategy", b => b.Strategy).Number("priority", b => (long)b.Priority).Number("status", b => (long)b.Status)
        .Number("limit_most", b => Columns.NanosOf(b.Limit)).Number("spent", b => Columns.NanosOf(b.Spent))
        .Text("rows", b => StoredCounts.Write(b.Rows)).Text("errors", b => StoredCounts.Write(b.Errors)).Text("stopped_by", b => b.StoppedBy)
        .Number("started_at", b => Columns.Micros(b.StartedAt)).Number("finished_at", b => Columns.Micros(b.FinishedAt));

    private static readonly string Upsert = $"""
        INSERT INTO bucket_views AS b
          (bucket, tenant, run, revision, strategy, priority, status, limit_most, spent, rows, errors, stopped_by, started_at, finished_at)
        SELECT n.bucket, n.tenant, n.run, n.revision, n.strategy, n.priority, n.status, n.limit_most, n.spent, n.rows, n.errors, n.stopped_by,
               n.started_at, n.finished_at
        FROM {Views.Rows} ORDER BY n.bucket
        ON CONFLICT (bucket) DO UPDATE SET
          revision = excluded.revision, strategy = excluded.strategy, priority = excluded.priority, status = excluded.status,
          limit_most = excluded.limit_most, spent = excluded.spent, rows = excluded.rows, errors = excluded.errors,
          stopped_by = excluded.stopped_by, started_at = excluded.started_at, finished_at = excluded.finished_at
        WHERE excluded.revision >= b.revision
        """;

    protected override Task Execute(PostgresSql sql, IReadOnlyList<BucketView> items, bool[] results) =>
        sql.Prepare(Upsert, Views, [.. StoredRuns.Newest(items)]).Execute();
}
