using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Simulation.Stores;
using Enrichment.Simulation.Vendors;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Invariants;

/// <summary>After every step of the ledger: charged and reserved are within the limit, except by what a vendor overcharged.</summary>
internal sealed class BudgetsHold(World world, DurableStore store, Marketplace vendors) : ILedgerWatch
{
    public void Intended(CallIntent intent, IntentVerdict verdict, EntityState before) => Look();

    public void Settled(CallSettlement settlement, SettleVerdict verdict, EntityState? before, EntityState? after) => Look();

    public void LimitsSet(IReadOnlyDictionary<string, decimal?> wanted)
    {
        Look();
        if (world.Plan.Operators.Count > 0 || vendors.HasOvercharged)
        {
            // What is spent already may be more than an operator, or a new price, leaves.
            return;
        }

        foreach (var run in world.Plan.Runs.Select(r => r.Definition))
        {
            var ofBuckets = run.Buckets.Select(b => wanted.GetValueOrDefault(BudgetIds.Bucket(new BucketId(run.Run, b.Segment)))).ToList();
            world.Require(
                wanted.GetValueOrDefault(BudgetIds.Run(run.Run)) is not { } most || ofBuckets.Sum() <= most, Invariant.BudgetsHold,
                () => $"the buckets of {run.Run} may spend {string.Join(" + ", ofBuckets)}, and the run less");
        }
    }

    private void Look()
    {
        foreach (var budget in store.Ledger.Budgets)
        {
            world.Require(budget.Holds, Invariant.BudgetsHold, () => $"{budget.View} holds more than its limit");
            world.Require(budget.Reserved >= 0, Invariant.BudgetsHold, () => $"{budget.View} reserves less than nothing");
            world.Require(budget.Overrun == 0 || vendors.HasOvercharged, Invariant.BudgetsHold, () => $"{budget.View} is overrun though no price has changed");
        }
    }
}
