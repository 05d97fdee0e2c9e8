using Enrichment.Domain.Ledger;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>Creates budgets that do not exist yet.</summary>
internal sealed class EnsureBudgets(StatementCounts counts) : SingleHandler<IReadOnlyList<Budget>, bool>(counts, StatementArea.Ledger)
{
    private static readonly RowSet<Budget> Insert = new(
        "id, limit_most",
        "INSERT INTO budgets(budget, limit_most) SELECT n.id, n.limit_most FROM n WHERE n.id IS NOT NULL ON CONFLICT DO NOTHING",
        static (row, budget) => row.Text(budget.Id).Number(Columns.NanosOf(budget.Limit)));

    protected override bool Execute(StoreSql sql, IReadOnlyList<Budget> item)
    {
        Insert.Execute(sql, item);
        return true;
    }
}

/// <summary>Sets limits; one below what is charged and reserved becomes just that.</summary>
internal sealed class SetBudgetLimits(StatementCounts counts)
    : SingleHandler<IReadOnlyDictionary<string, decimal?>, IReadOnlyList<Budget>>(counts, StatementArea.Ledger)
{
    // max() of a null is null: no limit.
    private static readonly RowSet<KeyValuePair<string, decimal?>> Upsert = new(
        "id, limit_most",
        """
        INSERT INTO budgets(budget, limit_most) SELECT n.id, n.limit_most FROM n WHERE n.id IS NOT NULL
        ON CONFLICT (budget) DO UPDATE SET limit_most = max(excluded.limit_most, charged + reserved)
        """,
        static (row, limit) => row.Text(limit.Key).Number(Columns.NanosOf(limit.Value)));

    protected override IReadOnlyList<Budget> Execute(StoreSql sql, IReadOnlyDictionary<string, decimal?> item)
    {
        Upsert.Execute(sql, item);
        return [.. BudgetStatements.Read(sql, item.Keys).Select(line => line.View())];
    }
}
