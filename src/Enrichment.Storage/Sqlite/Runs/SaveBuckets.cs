using Enrichment.Domain.Runs;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Runs;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Runs;

/// <summary>Views of buckets: of those of one bucket in a group only the newest is written.</summary>
internal sealed class SaveBuckets(StatementCounts counts) : StoreHandler<BucketView, bool>(counts, StatementArea.Runs)
{
    protected override void Execute(StoreSql sql, IReadOnlyList<BucketView> items, bool[] results)
    {
        foreach (var bucket in StoredRuns.Newest(items)) Save(sql, bucket);
    }

    private static void Save(StoreSql sql, BucketView bucket) => sql.Prepare("""
        INSERT INTO bucket_views VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        ON CONFLICT (bucket) DO UPDATE SET
          revision = excluded.revision, strategy = excluded.strategy, priority = excluded.priority, status = excluded.status,
          limit_most = excluded.limit_most, spent = excluded.spent, rows = excluded.rows, errors = excluded.errors,
          stopped_by = excluded.stopped_by, started_at = excluded.started_at, finished_at = excluded.finished_at
        WHERE excluded.revision >= revision
        """)
        .Bind(1, bucket.Bucket.ToString()).Bind(2, bucket.Bucket.Run.ToString()).Bind(3, bucket.Revision).Bind(4, bucket.Strategy)
        .Bind(5, (long)bucket.Priority).Bind(6, (long)bucket.Status).Bind(7, Columns.NanosOf(bucket.Limit))
        .Bind(8, Columns.NanosOf(bucket.Spent)).Bind(9, StoredCounts.Write(bucket.Rows)).Bind(10, StoredCounts.Write(bucket.Errors))
        .Bind(11, bucket.StoppedBy).Bind(12, Columns.Micros(bucket.StartedAt)).Bind(13, Columns.Micros(bucket.FinishedAt)).Execute();
}
