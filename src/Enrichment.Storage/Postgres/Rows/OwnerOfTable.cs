using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Rows;

/// <summary>Who owns a table, which a write has to know before it begins; null when there is none.</summary>
internal sealed class OwnerOfTable(StatementCounts counts) : PostgresHandler<string, string?>(counts, StatementArea.Rows)
{
    protected override async Task Execute(PostgresSql sql, IReadOnlyList<string> items, string?[] results)
    {
        var owners = (await sql.Prepare("SELECT table_id, tenant FROM table_owners WHERE table_id = ANY($1)").With(items.Distinct(StringComparer.Ordinal))
            .List(row => (Id: row.RequiredText(0), Tenant: row.RequiredText(1))).ConfigureAwait(false)).ToDictionary(o => o.Id, o => o.Tenant, StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++) results[i] = owners.GetValueOrDefault(items[i]);
    }
}
