using Enrichment.Bench.Workload;
using Enrichment.Domain.Money;

namespace Enrichment.Bench.Fanout.BestCase.Postgres;

/// <summary>The budgets of the run and of its buckets: one update for both a step, their limits enforced by the table.</summary>
internal sealed class BudgetRecords(PostgresSession session, string bucket)
{
    private static readonly long Most = Nanos.From(BenchSource.Dollars);

    private readonly string[] budgets = [$"bucket:{bucket}", $"run:{BenchTable.Run}"];

    public static void Create(PostgresSession session, long limit) => session.Execute(
        "INSERT INTO budgets(budget, tenant, limit_most) SELECT budget, $2, $3 FROM unnest($1) AS b(budget)",
        BenchTable.Segments.Select(s => $"bucket:{BenchTable.Run}/{s}").Append($"run:{BenchTable.Run}").ToArray(), BenchTable.Tenant, limit);

    public void Reserve(int calls) => session.Execute("UPDATE budgets SET reserved = reserved + $2 WHERE budget = ANY($1)", budgets, calls * Most);

    public void Settle(int calls) =>
        session.Execute("UPDATE budgets SET reserved = reserved - $2, charged = charged + $2 WHERE budget = ANY($1)", budgets, calls * Most);
}
