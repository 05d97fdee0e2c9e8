using Enrichment.Domain.Rows;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Rows;

/// <summary>Takes a selection of rows into a bucket and makes its work list: a few statements whatever their number.</summary>
internal sealed class OpenBucket(StatementCounts counts) : SinglePostgresHandler<BucketSelection, BucketCounts>(counts, StatementArea.Rows)
{
    private const string Take =
        "UPDATE rows AS r SET bucket_no = $1, status = 0, open = r.entities, deferred = 0, signs = 0, done_seq = 0, reason = NULL WHERE r.table_no = $2 AND r.entities > 0";

    private const string IsAtHand = "AND r.row_id > ($2 << 32) AND r.row_id < (($2 + 1) << 32) AND (r.status <> 0 OR r.bucket_no IS NULL)";

    protected override async Task<BucketCounts> Execute(PostgresSql sql, BucketSelection item)
    {
        var table = await TableProgress.Of(sql, item.TableId).ConfigureAwait(false);
        if (await Add(sql, item, table.TableNo).ConfigureAwait(false) is not { } bucketNo) return await WorkQuery.Counts(sql, item.Bucket).ConfigureAwait(false);
        var rows = await TakeRows(sql, item, table.TableNo, bucketNo).ConfigureAwait(false);
        if (item.Take == RowsTaken.Listed)
        {
            await sql.Prepare("DELETE FROM chosen_rows WHERE run = $1").With(item.Bucket.Run.ToString()).Execute().ConfigureAwait(false);
        }

        return WorkStates.Opened(rows, await ListWork(sql, item, table.TableNo, bucketNo).ConfigureAwait(false));
    }

    /// <summary>Null when the bucket is there already.</summary>
    private static async Task<long?> Add(PostgresSql sql, BucketSelection item, long tableNo)
    {
        var added = await sql.Prepare(
            "INSERT INTO buckets(tenant, bucket, run, table_no, segment) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING bucket_no")
            .With(item.Bucket.Tenant).With(item.Bucket.ToString()).With(item.Bucket.Run.ToString()).With(tableNo).With(SelectionRules.SegmentOf(item))
            .List(row => row.Integer(0)).ConfigureAwait(false);
        return added is [var number] ? number : null;
    }

    private static Task<int> TakeRows(PostgresSql sql, BucketSelection item, long tableNo, long bucketNo) => item.Take switch
    {
        RowsTaken.Listed => sql.Prepare($"{Take} {IsAtHand} AND r.row_id IN (SELECT ($2 << 32) | c.row_no FROM chosen_rows c WHERE c.run = $3)")
            .With(bucketNo).With(tableNo).With(item.Bucket.Run.ToString()).Execute(),
        _ when SelectionRules.IsOfSegment(item) => sql.Prepare(
            $"{Take} AND r.segment = $3 AND r.status IN {SelectionRules.Statuses(item)} AND r.priority >= $4 AND {Selection.IsFree}")
            .With(bucketNo).With(tableNo).With(item.Segment).With(Selection.LeastPriority(item.LeastPriority)).Execute(),
        _ => sql.Prepare($"{Take} {IsAtHand}").With(bucketNo).With(tableNo).Execute(),
    };

    private static Task<int> ListWork(PostgresSql sql, BucketSelection item, long tableNo, long bucketNo) => sql.Prepare($"""
        INSERT INTO work(bucket_no, seq, tenant, entity_no, state, first_row, rows)
        SELECT $1, row_number() OVER (ORDER BY priority DESC, first_row, kind), $3, entity_no, 0, first_row, rows
        FROM (SELECT l.entity_no, max(r.priority) AS priority, min(r.row_id) AS first_row, min(l.kind) AS kind, count(*) AS rows
              FROM rows r JOIN links l ON l.row_id = r.row_id
              WHERE r.table_no = $2 AND r.bucket_no = $1 {(SelectionRules.IsOfSegment(item) ? "AND r.segment = $4" : "AND $4 <> ''")}
              GROUP BY l.entity_no) w
        """).With(bucketNo).With(tableNo).With(item.Bucket.Tenant).With(item.Segment).Execute();
}
