using Akka.Embedded.Persistence;
using Enrichment.Domain.Ledger;
using Enrichment.Simulation.Plans;
using Enrichment.Simulation.Worlds;
using Enrichment.Storage.Memory;

namespace Enrichment.Simulation.Stores;

/// <summary>What outlives every process of a world: ledger and entities, rows, runs, and the journal.</summary>
internal sealed class DurableStore
{
    public LedgerBook Ledger { get; } = new();

    /// <summary>Rows and work, views of runs, pauses of accounts.</summary>
    public InMemoryStore Rest { get; } = new();

    public InMemoryEventJournal Journal { get; } = new();

    public LateCommits OfStore { get; } = new();

    public LateCommits OfJournal { get; } = new();

    /// <summary>Takes in what was accepted before the world began: tables with their rows, and what a tenant may spend in a day.</summary>
    public void Accept(World world)
    {
        foreach (var run in world.Plan.Runs)
        {
            Done(Rest.Tables.CreateTable(run.Table));
            Done(Rest.Tables.AppendRows(run.Table.TableId, run.Rows));
        }

        var today = DateOnly.FromDateTime(PlanDrawing.Start.UtcDateTime);
        Ledger.Ensure(
            from tenant in world.Plan.DayLimits
            where tenant.Value is not null
            from day in Enumerable.Range(-1, 3)
            select new Budget(BudgetIds.TenantDay(tenant.Key, today.AddDays(day)), tenant.Value, 0, 0));
    }

    /// <summary>The store in memory never makes anybody wait.</summary>
    public static T Done<T>(Task<T> done) => done.GetAwaiter().GetResult();

    public static void Done(Task done) => done.GetAwaiter().GetResult();
}
