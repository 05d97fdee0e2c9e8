using Enrichment.Domain.Identity;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>Makes deferred work of a bucket pending again, and the rows that wait for it.</summary>
internal sealed class ReopenBucket(StatementCounts counts) : SingleHandler<BucketId, long>(counts, StatementArea.Rows)
{
    protected override long Execute(StoreSql sql, BucketId item)
    {
        var tableNo = sql.Prepare("SELECT table_no FROM buckets WHERE bucket = ?1").Bind(1, item.ToString()).First(row => row.Integer(0));
        DoneSeq.Keep(sql, tableNo);
        sql.Prepare("""
            UPDATE rows SET status = 0, open = rows.open + rows.deferred, deferred = 0, done_seq = 0, reason = NULL
            FROM buckets b WHERE b.bucket = ?1 AND rows.table_no = b.table_no AND (rows.segment = b.segment OR b.segment = '')
              AND rows.bucket_no = b.bucket_no AND rows.deferred > 0
            """).Bind(1, item.ToString()).Execute();
        return sql.Prepare("UPDATE work SET state = 0 WHERE state = 2 AND bucket_no = (SELECT bucket_no FROM buckets WHERE bucket = ?1)")
            .Bind(1, item.ToString()).Execute();
    }
}

/// <summary>Defers all pending work of a bucket.</summary>
internal sealed class DeferPending(StatementCounts counts) : SingleHandler<(BucketId Bucket, string Reason), long>(counts, StatementArea.Rows)
{
    protected override long Execute(StoreSql sql, (BucketId Bucket, string Reason) item)
    {
        sql.Prepare("UPDATE work SET state = 2 WHERE state = 0 AND bucket_no = (SELECT bucket_no FROM buckets WHERE bucket = ?1)")
            .Bind(1, item.Bucket.ToString()).Execute();
        return sql.Prepare($"""
            UPDATE rows SET status = 6, deferred = rows.deferred + rows.open, open = 0, reason = ?2, done_seq = p.done_seq
            FROM (SELECT r.row_id, {DoneSeq.Last} + row_number() OVER (ORDER BY r.row_id) AS done_seq
                  FROM buckets b CROSS JOIN tables t ON t.table_no = b.table_no
                       CROSS JOIN rows r INDEXED BY rows_by_segment
                       ON r.table_no = b.table_no AND (r.segment = b.segment OR b.segment = '') AND r.bucket_no = b.bucket_no
                  WHERE b.bucket = ?1 AND r.status = 0) p
            WHERE rows.row_id = p.row_id
            """).Bind(1, item.Bucket.ToString()).Bind(2, item.Reason).Execute();
    }
}

/// <summary>
/// Defers the pending rows of a table that no bucket of a run took. A bucket of another run that goes on keeps its rows; one of a
/// run that does not lets go.
/// </summary>
internal sealed class DeferUntaken(StatementCounts counts)
    : SingleHandler<(string TableId, RunId Run, string Reason), long>(counts, StatementArea.Rows)
{
    protected override long Execute(StoreSql sql, (string TableId, RunId Run, string Reason) item)
    {
        var tableNo = TableQuery.NumberOf(sql, item.TableId);
        return sql.Prepare($"""
            UPDATE rows SET status = 6, deferred = 0, open = 0, bucket_no = NULL, reason = ?4, done_seq = p.done_seq
            FROM (SELECT r.row_id, {DoneSeq.Last} + row_number() OVER (ORDER BY r.row_id) AS done_seq
                  FROM rows r CROSS JOIN tables t ON t.table_no = r.table_no
                  WHERE r.row_id > ?1 AND r.row_id < ?2 AND r.status = 0
                        AND (r.bucket_no IS NULL OR r.bucket_no NOT IN (SELECT bucket_no FROM buckets WHERE run = ?3))
                        AND {Selection.IsFree}) p
            WHERE rows.row_id = p.row_id
            """).BindTable(tableNo).Bind(3, item.Run.ToString()).Bind(4, item.Reason).Execute();
    }
}
