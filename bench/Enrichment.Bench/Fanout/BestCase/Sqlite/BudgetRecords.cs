using Enrichment.Bench.Workload;
using Enrichment.Domain.Money;
using Sqlite.GroupCommit;

namespace Enrichment.Bench.Fanout.BestCase.Sqlite;

/// <summary>The budgets of the run and of its buckets: one update of each a transaction, their limits enforced by the table.</summary>
internal sealed class BudgetRecords(StatementCache sql)
{
    private static readonly long Most = Nanos.From(BenchSource.Dollars);

    /// <summary>The bucket that pays now.</summary>
    public string Bucket { get; set; } = "";

    public void Create(long limit)
    {
        var insert = sql.Prepare("INSERT INTO budgets(budget, limit_most) VALUES (?1, ?2)");
        foreach (var budget in BenchTable.Segments.Select(s => $"bucket:{BenchTable.Run}/{s}").Append($"run:{BenchTable.Run}"))
        {
            insert.Bind(1, budget).Bind(2, limit).Execute();
        }
    }

    public void Reserve(int calls) => Change("UPDATE budgets SET reserved = reserved + ?2 WHERE budget = ?1", calls);

    public void Settle(int calls) => Change("UPDATE budgets SET reserved = reserved - ?2, charged = charged + ?2 WHERE budget = ?1", calls);

    private void Change(string statement, int calls)
    {
        foreach (var budget in (string[])[$"bucket:{Bucket}", $"run:{BenchTable.Run}"])
        {
            sql.Prepare(statement).Bind(1, budget).Bind(2, calls * Most).Execute();
        }
    }
}
