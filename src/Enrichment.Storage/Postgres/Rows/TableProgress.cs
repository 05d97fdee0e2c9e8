using Enrichment.Domain.Identity;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;

namespace Enrichment.Storage.Postgres.Rows;

/// <summary>
/// How far the counter of completion of a table has got. Whoever changes rows locks it first and keeps the lock until the commit, so
/// nobody sees a number before a lower one, and no statement meets rows that another transaction is changing.
/// </summary>
internal readonly record struct TableProgress(long TableNo, long DoneSeq)
{
    private const string Lock = "FOR UPDATE OF p";

    /// <exception cref="InvalidOperationException">There is no such table.</exception>
    public static async Task<TableProgress> Of(PostgresSql sql, string tableId) =>
        await Find(sql, tableId).ConfigureAwait(false) ?? throw StoredTables.Missing(tableId);

    public static async Task<TableProgress?> Find(PostgresSql sql, string tableId)
    {
        var found = await sql.Prepare($"""
            SELECT p.table_no, p.done_seq FROM tables t JOIN table_progress p ON p.table_no = t.table_no WHERE t.table_id = $1 {Lock}
            """).With(tableId).List(Read).ConfigureAwait(false);
        return found is [var progress] ? progress : null;
    }

    /// <summary>Null when there is no such bucket.</summary>
    public static async Task<TableProgress?> Of(PostgresSql sql, BucketId bucket)
    {
        var found = await OfBuckets(sql, [bucket.ToString()]).ConfigureAwait(false);
        return found is [var progress] ? progress : null;
    }

    /// <summary>Those of the tables of some buckets.</summary>
    public static Task<List<TableProgress>> OfBuckets(PostgresSql sql, IEnumerable<string> buckets) => sql.Prepare($"""
        SELECT p.table_no, p.done_seq FROM table_progress p WHERE p.table_no IN (SELECT b.table_no FROM buckets b WHERE b.bucket = ANY($1))
        ORDER BY p.table_no {Lock}
        """).With(buckets).List(Read);

    private static TableProgress Read(PostgresRow row) => new(row.Integer(0), row.Integer(1));
}
