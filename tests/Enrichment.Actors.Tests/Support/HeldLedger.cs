using Enrichment.Domain.Ledger;
using Enrichment.Domain.Ports;

namespace Enrichment.Actors.Tests.Support;

/// <summary>A ledger that a test lets answer late, or fail.</summary>
internal sealed class HeldLedger(ILedger inner) : ILedger
{
    /// <summary>Where set, no intent is answered before it is.</summary>
    public TaskCompletionSource? HoldIntents { get; set; }

    /// <summary>Where set, the calls since a moment are these, once they are.</summary>
    public TaskCompletionSource<IReadOnlyList<CallStart>>? Starts { get; set; }

    public async Task<IntentVerdict> Intend(CallIntent intent)
    {
        var verdict = await inner.Intend(intent);
        if (HoldIntents is { } held)
        {
            await held.Task;
        }

        return verdict;
    }

    public Task<SettleVerdict> Settle(CallSettlement settlement) => inner.Settle(settlement);

    public Task EnsureBudgets(IReadOnlyList<Budget> budgets) => inner.EnsureBudgets(budgets);

    public Task<IReadOnlyList<Budget>> SetLimits(IReadOnlyDictionary<string, decimal?> limits) => inner.SetLimits(limits);

    public Task<IReadOnlyList<Budget>> Budgets(IReadOnlyList<string> ids) => inner.Budgets(ids);

    public Task<IReadOnlyList<OpenCall>> OpenCalls(int limit) => inner.OpenCalls(limit);

    public Task<IReadOnlyList<CallStart>> CallsSince(DateTimeOffset since) => Starts?.Task ?? inner.CallsSince(since);

    /// <summary>Where set, nobody is told what requests have paid.</summary>
    public bool FailsCharges { get; set; }

    public Task<RequestCharges> ChargedFor(IReadOnlyList<string> requestIds) =>
        FailsCharges ? Task.FromException<RequestCharges>(new InvalidOperationException("the store is away")) : inner.ChargedFor(requestIds);
}
