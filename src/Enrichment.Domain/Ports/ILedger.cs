using Enrichment.Domain.Ledger;

namespace Enrichment.Domain.Ports;

/// <summary>
/// The money, enforced by the store itself. Every method joins a group commit: many callers share a transaction, a task ends
/// when its own part is durable.
/// </summary>
public interface ILedger
{
    /// <summary>
    /// Writes the intent and reserves its most on every budget it names that exists, or does neither. The same intent again, as
    /// after a lost verdict, is <see cref="IntentVerdictKind.AlreadyOpen"/> with its own call id.
    /// </summary>
    Task<IntentVerdict> Intend(CallIntent intent);

    /// <summary>Writes outcome, charge and facts, and moves the reservation to charged; or, on a stale entity, nothing.</summary>
    Task<SettleVerdict> Settle(CallSettlement settlement);

    /// <summary>Creates budgets that do not exist yet, with these limits; those that exist stay as they are.</summary>
    Task EnsureBudgets(IReadOnlyList<Budget> budgets);

    /// <summary>Sets limits, all in one transaction; a limit below charged + reserved becomes just that. Answers what stands now.</summary>
    Task<IReadOnlyList<Budget>> SetLimits(IReadOnlyDictionary<string, decimal?> limits);

    Task<IReadOnlyList<Budget>> Budgets(IReadOnlyList<string> ids);

    /// <summary>Calls intended or pending, oldest first: what a crash left open.</summary>
    Task<IReadOnlyList<OpenCall>> OpenCalls(int limit);

    /// <summary>
    /// When calls were begun since then, at which account and operation: what a new gate counts into its rate windows. A paid call is
    /// known from its intent on, a free one, which has none, once its answer is recorded.
    /// </summary>
    Task<IReadOnlyList<CallStart>> CallsSince(DateTimeOffset since);

    /// <summary>What requests have paid so far: their settled calls, free ones included.</summary>
    Task<RequestCharges> ChargedFor(IReadOnlyList<string> requestIds);
}
