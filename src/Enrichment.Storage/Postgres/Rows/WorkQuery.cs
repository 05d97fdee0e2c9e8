using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Rows;

/// <summary>Reads segments, work lists and how they stand.</summary>
internal static class WorkQuery
{
    public static Task<List<Segment>> Segments(PostgresSql sql, string tableId, string statuses, double? leastPriority) => sql.Prepare($"""
        SELECT r.segment, count(DISTINCT r.row_id), count(DISTINCT l.entity_no)
        FROM rows r JOIN links l ON l.row_id = r.row_id
        WHERE {TableQuery.RowsOfTable} AND r.status IN {statuses} AND r.priority >= $2 AND {Selection.IsFree}
        GROUP BY r.segment ORDER BY 2 DESC, 1
        """).With(tableId).With(Selection.LeastPriority(leastPriority))
        .List(row => new Segment(row.RequiredText(0), row.Integer(1), row.Integer(2)));

    public static async Task<Segment> Whole(PostgresSql sql, string tableId, string name) => (await sql.Prepare($"""
        SELECT count(DISTINCT l.row_id), count(DISTINCT l.entity_no) FROM links l WHERE {TableQuery.LinksOfTable}
        """).With(tableId).First(row => new Segment(name, row.Integer(0), row.Integer(1))).ConfigureAwait(false))!;

    public static Task<List<WorkItem>> Next(PostgresSql sql, BucketId bucket, long afterSeq, int limit) => sql.Prepare("""
        SELECT e.entity, w.seq, l.given, w.rows
        FROM (SELECT w.* FROM work w WHERE w.bucket_no = (SELECT bucket_no FROM buckets WHERE bucket = $1) AND w.seq > $2 AND w.state = 0
              ORDER BY w.seq LIMIT $3) w
             CROSS JOIN LATERAL (SELECT e.entity FROM entities e WHERE e.entity_no = w.entity_no OFFSET 0) e
             CROSS JOIN LATERAL (SELECT l.given FROM links l WHERE l.row_id = w.first_row AND l.entity_no = w.entity_no OFFSET 0) l
        ORDER BY w.seq
        """).With(bucket.ToString()).With(afterSeq).With(limit)
        .List(row => new WorkItem(EntityId.Parse(row.RequiredText(0)), row.Integer(1), StoredTexts.ReadMap(row.Blob(2)), row.Number(3)));

    public static async Task<BucketCounts> Counts(PostgresSql sql, BucketId bucket) => WorkStates.Counts(await sql.Prepare("""
        SELECT false, r.status::bigint, count(*)
        FROM buckets b JOIN rows r ON r.table_no = b.table_no AND r.segment = b.segment AND r.bucket_no = b.bucket_no
        WHERE b.bucket = $1 AND b.segment <> '' GROUP BY r.status
        UNION ALL
        SELECT false, r.status::bigint, count(*)
        FROM buckets b JOIN rows r ON r.table_no = b.table_no AND r.bucket_no = b.bucket_no
        WHERE b.bucket = $1 AND b.segment = '' GROUP BY r.status
        UNION ALL
        SELECT true, w.state::bigint, count(*) FROM buckets b JOIN work w ON w.bucket_no = b.bucket_no
        WHERE b.bucket = $1 GROUP BY w.state
        """).With(bucket.ToString()).List(row => (row.Flag(0), row.Integer(1), row.Integer(2))).ConfigureAwait(false));

    public static async Task<decimal> Told(PostgresSql sql, IReadOnlyList<string> requestIds) =>
        (await sql.Prepare("SELECT coalesce(sum(a.cost), 0)::bigint FROM answers a WHERE a.request_id = ANY($1)")
            .With(requestIds).List(row => row.Dollars(0)).ConfigureAwait(false))[0];
}
