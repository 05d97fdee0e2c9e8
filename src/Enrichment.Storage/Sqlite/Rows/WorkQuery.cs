using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>Reads segments, work lists and how they stand.</summary>
internal static class WorkQuery
{
    public static IReadOnlyList<Segment> Segments(StoreSql sql, string tableId, bool failed, double? leastPriority) =>
        Segments(sql, tableId, SelectionRules.Statuses(failed), leastPriority);

    public static IReadOnlyList<Segment> Segments(StoreSql sql, string tableId, string statuses, double? leastPriority) => sql.Prepare($"""
        SELECT r.segment, count(DISTINCT r.row_id), count(DISTINCT l.entity_no)
        FROM rows r CROSS JOIN links l ON l.row_id = r.row_id
        WHERE {TableQuery.RowsOfTable} AND r.status IN {statuses} AND r.priority >= CAST(?2 AS REAL) AND {Selection.IsFree}
        GROUP BY r.segment ORDER BY 2 DESC, 1
        """).Bind(1, tableId).Bind(2, Selection.LeastPriority(leastPriority))
        .List(row => new Segment(row.RequiredText(0), row.Integer(1), row.Integer(2)));

    public static Segment Whole(StoreSql sql, string tableId, string name) => sql.Prepare($"""
        SELECT count(DISTINCT l.row_id), count(DISTINCT l.entity_no)
        FROM links l WHERE l.row_id > ({TableQuery.Number} << 32) AND l.row_id < (({TableQuery.Number} + 1) << 32)
        """).Bind(1, tableId).First(row => new Segment(name, row.Integer(0), row.Integer(1)))!;

    public static IReadOnlyList<WorkItem> Next(StoreSql sql, BucketId bucket, long afterSeq, int limit) => sql.Prepare("""
        SELECT e.entity, w.seq, l.given, w.rows
        FROM work w INDEXED BY work_pending CROSS JOIN entities e ON e.entity_no = w.entity_no
             CROSS JOIN links l ON l.row_id = w.first_row AND l.entity_no = w.entity_no
        WHERE w.bucket_no = (SELECT bucket_no FROM buckets WHERE bucket = ?1) AND w.seq > ?2 AND w.state = 0
        ORDER BY w.seq LIMIT ?3
        """).Bind(1, bucket.ToString()).Bind(2, afterSeq).Bind(3, limit)
        .List(row => new WorkItem(EntityId.Parse(row.RequiredText(0)), row.Integer(1), StoredTexts.ReadMap(row.Blob(2)), row.Number(3)));

    public static BucketCounts Counts(StoreSql sql, BucketId bucket) => WorkStates.Counts(sql.Prepare("""
            SELECT 0, r.status, count(*)
            FROM buckets b CROSS JOIN rows r INDEXED BY rows_by_segment
                 ON r.table_no = b.table_no AND r.segment = b.segment AND r.bucket_no = b.bucket_no
            WHERE b.bucket = ?1 AND b.segment <> '' GROUP BY r.status
            UNION ALL
            SELECT 0, r.status, count(*)
            FROM buckets b CROSS JOIN rows r INDEXED BY rows_by_segment ON r.table_no = b.table_no AND r.bucket_no = b.bucket_no
            WHERE b.bucket = ?1 AND b.segment = '' GROUP BY r.status
            UNION ALL
            SELECT 1, w.state, count(*) FROM buckets b CROSS JOIN work w ON w.bucket_no = b.bucket_no
            WHERE b.bucket = ?1 GROUP BY w.state
            """).Bind(1, bucket.ToString()).List(row => (row.Integer(0) == 1, row.Integer(1), row.Integer(2))));

    public static decimal Told(StoreSql sql, IReadOnlyList<string> requestIds) => sql.Prepare("""
        SELECT coalesce(sum(a.cost), 0) FROM json_each(?1) n CROSS JOIN answers a ON a.request_id = n.value
        """).Bind(1, JsonTexts.List(requestIds)).List(row => row.Dollars(0))[0];
}
