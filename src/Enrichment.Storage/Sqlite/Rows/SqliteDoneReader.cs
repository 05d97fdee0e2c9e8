using Enrichment.Domain.Rows;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

internal sealed class SqliteDoneReader(StoreReads reads) : IDoneReader
{
    public Task<IReadOnlyList<TableRow>> After(string tableId, long doneSeq, int limit) =>
        reads.Use(StatementArea.Rows, sql => RowPages.Done(sql, tableId, doneSeq, limit));

    public Task<long?> Last(string tableId) => reads.Use(
        StatementArea.Rows,
        sql => sql.Prepare($"SELECT {DoneSeq.Last} FROM tables t WHERE t.table_id = ?1").Bind(1, tableId).List(row => (long?)row.Integer(0)).FirstOrDefault());

    public Task<JobSpan?> OfJob(string tenant, string jobId) => reads.Use(
        StatementArea.Gateway,
        sql => sql.Prepare("SELECT first_seq, last_seq FROM jobs WHERE tenant = ?1 AND job_id = ?2").Bind(1, tenant).Bind(2, jobId)
            .First(row => new JobSpan(row.OptionalInteger(0), row.OptionalInteger(1))));
}
