using Enrichment.Domain.Ledger;

namespace Enrichment.Storage.Memory;

internal sealed class MemoryCall(int number, CallIntent intent, IReadOnlyList<MemoryBudget> payers)
{
    public int Number => number;

    public CallIntent Intent => intent;

    public CallState State { get; private set; } = CallState.Intended;

    public decimal Charge { get; private set; }

    public bool IsOpen => State is CallState.Intended or CallState.Pending;

    public void Leave(CallState state) => State = state;

    public void Settle(decimal charge)
    {
        State = CallState.Settled;
        Charge = charge;
        foreach (var budget in payers) budget.Settle(intent.Most, charge);
    }
}
