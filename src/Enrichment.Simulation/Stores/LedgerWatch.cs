using Enrichment.Domain.Entities;
using Enrichment.Domain.Ledger;

namespace Enrichment.Simulation.Stores;

/// <summary>Sees what becomes durable in the ledger, at the moment at which it does.</summary>
internal interface ILedgerWatch
{
    /// <summary>An intent was decided.</summary>
    /// <param name="before">The entity as it was stored then.</param>
    void Intended(CallIntent intent, IntentVerdict verdict, EntityState before);

    /// <summary>A settlement was decided.</summary>
    /// <param name="before">The entity as it was stored before; null where none is saved with it.</param>
    void Settled(CallSettlement settlement, SettleVerdict verdict, EntityState? before, EntityState? after);

    /// <param name="wanted">Dollars by budget, as they were asked for.</param>
    void LimitsSet(IReadOnlyDictionary<string, decimal?> wanted);
}

/// <summary>Several watchers as one.</summary>
internal sealed class LedgerWatch(params IReadOnlyList<ILedgerWatch> watchers) : ILedgerWatch
{
    public void Intended(CallIntent intent, IntentVerdict verdict, EntityState before)
    {
        foreach (var watcher in watchers)
        {
            watcher.Intended(intent, verdict, before);
        }
    }

    public void Settled(CallSettlement settlement, SettleVerdict verdict, EntityState? before, EntityState? after)
    {
        foreach (var watcher in watchers)
        {
            watcher.Settled(settlement, verdict, before, after);
        }
    }

    public void LimitsSet(IReadOnlyDictionary<string, decimal?> wanted)
    {
        foreach (var watcher in watchers)
        {
            watcher.LimitsSet(wanted);
        }
    }
}
