using Enrichment.Domain.Rows;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Rows;

internal sealed class PostgresDoneReader(PostgresReads reads) : IDoneReader
{
    public Task<IReadOnlyList<TableRow>> After(string tableId, long doneSeq, int limit) =>
        reads.OfTable(tableId, StatementArea.Rows, sql => RowPages.Done(sql, tableId, doneSeq, limit));

    public Task<long?> Last(string tableId) => reads.OfTable(
        tableId,
        StatementArea.Rows,
        sql => sql.Prepare("SELECT p.done_seq FROM tables t JOIN table_progress p ON p.table_no = t.table_no WHERE t.table_id = $1")
            .With(tableId).First(row => row.OptionalInteger(0)));

    public Task<JobSpan?> OfJob(string tenant, string jobId) => reads.OfTenant(
        tenant,
        StatementArea.Gateway,
        sql => sql.Prepare("SELECT first_seq, last_seq FROM jobs WHERE tenant = $1 AND job_id = $2").With(tenant).With(jobId)
            .First(row => new JobSpan(row.OptionalInteger(0), row.OptionalInteger(1))));
}
