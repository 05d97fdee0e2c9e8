using Enrichment.Domain.Identity;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Rows;

/// <summary>Lists rows for a run.</summary>
internal sealed class ListRows(StatementCounts counts) : SinglePostgresHandler<(RunId Run, IReadOnlyList<long> Rows), bool>(counts, StatementArea.Rows)
{
    protected override async Task<bool> Execute(PostgresSql sql, (RunId Run, IReadOnlyList<long> Rows) item) =>
        await sql.Prepare("INSERT INTO chosen_rows(run, tenant, row_no) SELECT $1, $2, n.row_no FROM unnest($3::bigint[]) AS n(row_no) ON CONFLICT DO NOTHING")
            .With(item.Run.ToString()).With(item.Run.Tenant).With(item.Rows).Execute().ConfigureAwait(false) > 0;
}
