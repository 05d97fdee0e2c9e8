using Enrichment.Domain.Rows;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>Takes a selection of rows into a bucket and makes its work list: three statements whatever their number.</summary>
internal sealed class OpenBucket(StatementCounts counts) : SingleHandler<BucketSelection, BucketCounts>(counts, StatementArea.Rows)
{
    private const string Take =
        "UPDATE rows AS r SET bucket_no = ?4, status = 0, open = entities, deferred = 0, signs = 0, done_seq = 0, reason = NULL";

    protected override BucketCounts Execute(StoreSql sql, BucketSelection item)
    {
        var (bucketNo, tableNo, hasDone) = Add(sql, item);
        if (bucketNo == 0)
        {
            TableQuery.NumberOf(sql, item.TableId);
            return WorkQuery.Counts(sql, item.Bucket);
        }

        if (hasDone) DoneSeq.Keep(sql, tableNo);
        var rows = TakeRows(sql, item, tableNo, bucketNo);
        if (item.Take == RowsTaken.Listed) sql.Prepare("DELETE FROM chosen_rows WHERE run = ?1").Bind(1, item.Bucket.Run.ToString()).Execute();
        var entities = ListWork(sql, item, tableNo, bucketNo);
        return WorkStates.Opened(rows, entities);
    }

    /// <summary>No bucket number when there is no such table, or the bucket is there already.</summary>
    private static (long BucketNo, long TableNo, bool HasDone) Add(StoreSql sql, BucketSelection item) => sql.Prepare("""
        INSERT INTO buckets(bucket, run, table_no, segment) SELECT ?1, ?2, table_no, ?4 FROM tables WHERE table_id = ?3
        ON CONFLICT DO NOTHING
        RETURNING bucket_no, table_no, EXISTS (SELECT 1 FROM rows r WHERE r.table_no = buckets.table_no AND r.done_seq > 0)
        """).Bind(1, item.Bucket.ToString()).Bind(2, item.Bucket.Run.ToString()).Bind(3, item.TableId).Bind(4, SelectionRules.SegmentOf(item))
        .First(row => (row.Integer(0), row.Integer(1), row.Integer(2) != 0));

    private static int TakeRows(StoreSql sql, BucketSelection item, long tableNo, long bucketNo) => SelectionRules.IsOfSegment(item)
        ? sql.Prepare($"""
            {Take} WHERE table_no = ?1 AND segment = ?2 AND status IN {SelectionRules.Statuses(item)} AND entities > 0
                  AND priority >= CAST(?3 AS REAL) AND {Selection.IsFree}
            """).Bind(1, tableNo).Bind(2, item.Segment).Bind(3, Selection.LeastPriority(item.LeastPriority)).Bind(4, bucketNo).Execute()
        : sql.Prepare($"""
            {Take} WHERE row_id > ?1 AND row_id < ?2 AND entities > 0 AND (status <> 0 OR bucket_no IS NULL)
                  AND (?3 IS NULL OR row_id IN (SELECT (?5 << 32) | row_no FROM chosen_rows WHERE run = ?3))
            """).BindTable(tableNo).Bind(3, item.Take == RowsTaken.Listed ? item.Bucket.Run.ToString() : null).Bind(4, bucketNo).Bind(5, tableNo)
            .Execute();

    private static int ListWork(StoreSql sql, BucketSelection item, long tableNo, long bucketNo) => sql.Prepare($"""
        INSERT INTO work(bucket_no, seq, entity_no, state, first_row, rows)
        SELECT ?3, row_number() OVER (ORDER BY priority DESC, first_row, kind), entity_no, 0, first_row, rows
        FROM (SELECT l.entity_no, max(r.priority) AS priority, min(r.row_id) AS first_row, min(l.kind) AS kind, count(*) AS rows
              FROM rows r INDEXED BY rows_by_segment CROSS JOIN links l ON l.row_id = r.row_id
              WHERE r.table_no = ?1 {(SelectionRules.IsOfSegment(item) ? "AND r.segment = ?2" : "AND ?2 <> ''")} AND r.bucket_no = ?3
              GROUP BY l.entity_no)
        """).Bind(1, tableNo).Bind(2, item.Segment).Bind(3, bucketNo).Execute();
}
