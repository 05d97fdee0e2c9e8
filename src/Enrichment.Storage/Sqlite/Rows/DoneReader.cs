using Enrichment.Domain.Rows;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>Between which counters of completion the rows of a job lie.</summary>
/// <param name="First">Its rows come after this; null before it began.</param>
/// <param name="Last">Its rows end with this; null before it ended.</param>
public sealed record JobSpan(long? First, long? Last);

/// <summary>Rows in the order in which they became final.</summary>
public sealed class DoneReader
{
    private readonly StoreReads _reads;

    internal DoneReader(StoreReads reads) => _reads = reads;

    /// <summary>Rows after a counter, at most so many.</summary>
    public Task<IReadOnlyList<TableRow>> After(string tableId, long doneSeq, int limit) =>
        _reads.Use(StatementArea.Rows, sql => RowPages.Done(sql, tableId, doneSeq, limit));

    /// <summary>The highest counter that was given in a table; 0 for none, null when there is no such table.</summary>
    public Task<long?> Last(string tableId) => _reads.Use(
        StatementArea.Rows,
        sql => sql.Prepare($"SELECT {DoneSeq.Last} FROM tables t WHERE t.table_id = ?1").Bind(1, tableId).List(row => (long?)row.Integer(0)).FirstOrDefault());

    /// <summary>Null when the tenant has no such job.</summary>
    public Task<JobSpan?> OfJob(string tenant, string jobId) => _reads.Use(
        StatementArea.Gateway,
        sql => sql.Prepare("SELECT first_seq, last_seq FROM jobs WHERE tenant = ?1 AND job_id = ?2").Bind(1, tenant).Bind(2, jobId)
            .First(row => new JobSpan(row.OptionalInteger(0), row.OptionalInteger(1))));
}
