using Enrichment.Domain.Identity;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Rows;

/// <summary>Makes deferred work of a bucket pending again, and the rows that wait for it.</summary>
internal sealed class ReopenBucket(StatementCounts counts) : SinglePostgresHandler<BucketId, long>(counts, StatementArea.Rows)
{
    protected override async Task<long> Execute(PostgresSql sql, BucketId item)
    {
        if (await TableProgress.Of(sql, item).ConfigureAwait(false) is null) return 0;
        await sql.Prepare("""
            UPDATE rows r SET status = 0, open = r.open + r.deferred, deferred = 0, done_seq = 0, reason = NULL
            FROM buckets b WHERE b.bucket = $1 AND r.table_no = b.table_no AND (r.segment = b.segment OR b.segment = '')
              AND r.bucket_no = b.bucket_no AND r.deferred > 0
            """).With(item.ToString()).Execute().ConfigureAwait(false);
        return await sql.Prepare("UPDATE work SET state = 0 WHERE state = 2 AND bucket_no = (SELECT bucket_no FROM buckets WHERE bucket = $1)")
            .With(item.ToString()).Execute().ConfigureAwait(false);
    }
}

/// <summary>Makes rows final that nobody will answer now.</summary>
internal static class Deferral
{
    /// <summary>A statement that defers the rows that <paramref name="chosen"/> selects as <c>row_id</c>; $1 is their table's number, $2 the reason.</summary>
    public static string Of(string chosen, string changes) => $"""
        WITH chosen AS MATERIALIZED ({chosen}),
        numbered AS (
          SELECT c.row_id, p.done_seq + row_number() OVER (ORDER BY c.row_id) AS done FROM chosen c JOIN table_progress p ON p.table_no = $1),
        changed AS (
          UPDATE rows r SET status = 6, {changes}, open = 0, reason = $2, done_seq = n.done FROM numbered n WHERE r.row_id = n.row_id RETURNING n.done),
        counted AS (
          UPDATE table_progress SET done_seq = greatest(done_seq, (SELECT max(done) FROM changed)) WHERE table_no = $1)
        SELECT count(*) FROM changed
        """;
}

/// <summary>Defers all pending work of a bucket.</summary>
internal sealed class DeferPending(StatementCounts counts) : SinglePostgresHandler<(BucketId Bucket, string Reason), long>(counts, StatementArea.Rows)
{
    private static readonly string Defer = Deferral.Of(
        """
        SELECT r.row_id FROM buckets b JOIN rows r ON r.table_no = b.table_no AND (r.segment = b.segment OR b.segment = '') AND r.bucket_no = b.bucket_no
        WHERE b.bucket = $3 AND r.status = 0
        """,
        "deferred = r.deferred + r.open");

    protected override async Task<long> Execute(PostgresSql sql, (BucketId Bucket, string Reason) item)
    {
        if (await TableProgress.Of(sql, item.Bucket).ConfigureAwait(false) is not { } table) return 0;
        await sql.Prepare("UPDATE work SET state = 2 WHERE state = 0 AND bucket_no = (SELECT bucket_no FROM buckets WHERE bucket = $1)")
            .With(item.Bucket.ToString()).Execute().ConfigureAwait(false);
        return await sql.Prepare(Defer).With(table.TableNo).With(item.Reason).With(item.Bucket.ToString()).First(row => row.Integer(0)).ConfigureAwait(false);
    }
}

/// <summary>
/// Defers the pending rows of a table that no bucket of a run took. A bucket of another run that goes on keeps its rows; one of a
/// run that does not lets go.
/// </summary>
internal sealed class DeferUntaken(StatementCounts counts)
    : SinglePostgresHandler<(string TableId, RunId Run, string Reason), long>(counts, StatementArea.Rows)
{
    private static readonly string Defer = Deferral.Of(
        $"""
        SELECT r.row_id FROM rows r WHERE r.row_id > ($1 << 32) AND r.row_id < (($1 + 1) << 32) AND r.status = 0
          AND (r.bucket_no IS NULL OR r.bucket_no NOT IN (SELECT bucket_no FROM buckets WHERE run = $3)) AND {Selection.IsFree}
        """,
        "deferred = 0, bucket_no = NULL");

    protected override async Task<long> Execute(PostgresSql sql, (string TableId, RunId Run, string Reason) item)
    {
        var table = await TableProgress.Of(sql, item.TableId).ConfigureAwait(false);
        return await sql.Prepare(Defer).With(table.TableNo).With(item.Reason).With(item.Run.ToString()).First(row => row.Integer(0)).ConfigureAwait(false);
    }
}
