using Enrichment.Domain.Entities;
using Enrichment.Domain.Ledger;
using Enrichment.Simulation.Stores;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Invariants;

/// <summary>An entity is stored only by who has seen its last version, and no answer that was stored is lost by a later save.</summary>
internal sealed class NothingStaleIsStored(World world) : ILedgerWatch
{
    public void Intended(CallIntent intent, IntentVerdict verdict, EntityState before)
    {
    }

    public void LimitsSet(IReadOnlyDictionary<string, decimal?> wanted)
    {
    }

    public void Settled(CallSettlement settlement, SettleVerdict verdict, EntityState? before, EntityState? after)
    {
        if (settlement.Entity is not { } saved || before is null || after is null)
        {
            return;
        }

        var isStale = saved.Version != before.Version;
        world.Require(
            !(isStale && verdict.Stored), Invariant.NothingStaleIsStored,
            () => $"{saved.Id} was decided on version {saved.Version} and stored over version {before.Version} ({settlement.Outcome?.CallId})");
        foreach (var (key, attempt) in before.Attempts)
        {
            world.Require(
                after.Attempts.TryGetValue(key, out var kept) && kept.At >= attempt.At, Invariant.NothingStaleIsStored,
                () => $"{saved.Id} has lost the answer of {attempt.CallId} to {key}");
        }
    }
}
