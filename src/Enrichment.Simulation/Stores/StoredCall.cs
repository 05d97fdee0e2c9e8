using Enrichment.Domain.Ledger;
using Enrichment.Storage.Calls;

namespace Enrichment.Simulation.Stores;

/// <summary>A call as the ledger holds it.</summary>
/// <param name="Intent">Its budgets are those that bear it.</param>
/// <param name="Call">Where it stands.</param>
internal sealed record StoredCall(CallIntent Intent, LedgerCall Call)
{
    public static StoredCall Of(NewCall call) => new(call.Call.Intent with { Budgets = call.Budgets }, LedgerCall.Of(call));
}
