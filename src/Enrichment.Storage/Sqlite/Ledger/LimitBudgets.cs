using Enrichment.Domain.Ledger;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>Creates budgets that do not exist yet.</summary>
internal sealed class EnsureBudgets(StatementCounts counts) : SingleHandler<IReadOnlyList<Budget>, bool>(counts, StatementArea.Ledger)
{
    protected override bool Execute(StoreSql sql, IReadOnlyList<Budget> item)
    {
        sql.Prepare("""
            INSERT INTO budgets(budget, limit_most) SELECT value ->> 0, value ->> 1 FROM json_each(CAST(?1 AS TEXT)) WHERE true
            ON CONFLICT DO NOTHING
            """).Bind(1, JsonRows.Of(item, static (json, budget) =>
        {
            json.WriteStringValue(budget.Id);
            json.Number(Columns.NanosOf(budget.Limit));
        })).Execute();
        return true;
    }
}

/// <summary>Sets limits; one below what is charged and reserved becomes just that.</summary>
internal sealed class SetBudgetLimits(StatementCounts counts)
    : SingleHandler<IReadOnlyDictionary<string, decimal?>, IReadOnlyList<Budget>>(counts, StatementArea.Ledger)
{
    protected override IReadOnlyList<Budget> Execute(StoreSql sql, IReadOnlyDictionary<string, decimal?> item)
    {
        // max() of a null is null: no limit.
        sql.Prepare("""
            INSERT INTO budgets(budget, limit_most) SELECT value ->> 0, value ->> 1 FROM json_each(CAST(?1 AS TEXT)) WHERE true
            ON CONFLICT (budget) DO UPDATE SET limit_most = max(excluded.limit_most, charged + reserved)
            """).Bind(1, JsonRows.Of(item, static (json, limit) =>
        {
            json.WriteStringValue(limit.Key);
            json.Number(Columns.NanosOf(limit.Value));
        })).Execute();
        return [.. BudgetBook.Read(sql, item.Keys).Select(line => line.View())];
    }
}
