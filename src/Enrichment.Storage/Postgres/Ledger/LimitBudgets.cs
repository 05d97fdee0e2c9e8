using Enrichment.Domain.Ledger;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Ledger;

/// <summary>Creates budgets that do not exist yet.</summary>
internal sealed class EnsureBudgets(StatementCounts counts) : SinglePostgresHandler<IReadOnlyList<Budget>, bool>(counts, StatementArea.Ledger)
{
    private static readonly ItemSet<Budget> Budgets = new ItemSet<Budget>()
        .Text("id", b => b.Id).Text("tenant", b => BudgetStatements.OwnerOf(b.Id)).Number("limit_most", b => Columns.NanosOf(b.Limit));

    private static readonly string Insert =
        $"INSERT INTO budgets(budget, tenant, limit_most) SELECT n.id, n.tenant, n.limit_most FROM {Budgets.Rows} ORDER BY n.id ON CONFLICT DO NOTHING";

    protected override async Task<bool> Execute(PostgresSql sql, IReadOnlyList<Budget> item) =>
        await sql.Prepare(Insert, Budgets, item).Execute().ConfigureAwait(false) > 0;
}

/// <summary>Sets limits; one below what is charged and reserved becomes just that.</summary>
internal sealed class SetBudgetLimits(StatementCounts counts)
    : SinglePostgresHandler<IReadOnlyDictionary<string, decimal?>, IReadOnlyList<Budget>>(counts, StatementArea.Ledger)
{
    private static readonly ItemSet<KeyValuePair<string, decimal?>> Limits = new ItemSet<KeyValuePair<string, decimal?>>()
        .Text("id", l => l.Key).Text("tenant", l => BudgetStatements.OwnerOf(l.Key)).Number("limit_most", l => Columns.NanosOf(l.Value));

    private static readonly string Upsert = $"""
        INSERT INTO budgets AS b (budget, tenant, limit_most) SELECT n.id, n.tenant, n.limit_most FROM {Limits.Rows} ORDER BY n.id
        ON CONFLICT (budget) DO UPDATE SET
          limit_most = CASE WHEN excluded.limit_most IS NULL THEN NULL ELSE greatest(excluded.limit_most, b.charged + b.reserved) END
        """;

    protected override async Task<IReadOnlyList<Budget>> Execute(PostgresSql sql, IReadOnlyDictionary<string, decimal?> item)
    {
        await sql.Prepare(Upsert, Limits, [.. item]).Execute().ConfigureAwait(false);
        return [.. (await BudgetStatements.Read(sql, item.Keys).ConfigureAwait(false)).Select(line => line.View())];
    }
}
