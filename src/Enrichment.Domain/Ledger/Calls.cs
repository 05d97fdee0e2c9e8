using Enrichment.Domain.Buckets;
using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Ledger;

/// <summary>Where a call stands.</summary>
public enum CallState
{
    /// <summary>The intent is written and money reserved; the call may have been sent.</summary>
    Intended,

    /// <summary>The vendor took it and will answer later; the reservation stays.</summary>
    Pending,

    /// <summary>Answered and charged exactly.</summary>
    Settled,

    /// <summary>Its answer was lost: counted at its most until reconciled, listed for the operator.</summary>
    Unsettled,
}

/// <summary>Written, with the reservation of <paramref name="Most"/> on every budget it names, before the call is sent.</summary>
/// <param name="CallId">Deterministic: entity and number.</param>
/// <param name="InputHash">Hash of the operation's inputs: holds no personal data in clear.</param>
/// <param name="RequestId">The payer's request.</param>
/// <param name="Day">The tenant's calendar day that the call belongs to.</param>
/// <param name="Most">Dollars, a whole number of nano-dollars.</param>
/// <param name="MostUnits">Vendor units.</param>
/// <param name="Budgets">Ids of the budgets that pay.</param>
public sealed record CallIntent(
    string CallId,
    EntityId Entity,
    string Operation,
    string Account,
    string InputHash,
    string RequestId,
    BucketId Bucket,
    DateOnly Day,
    decimal Most,
    decimal MostUnits,
    string PriceVersion,
    PriorityClass Priority,
    DateTimeOffset At,
    IReadOnlyList<string> Budgets);

public enum IntentVerdictKind
{
    Accepted,

    /// <summary>A budget cannot bear the most of it.</summary>
    OverBudget,

    /// <summary>Another call for the same entity, operation and input is open.</summary>
    AlreadyOpen,
}

/// <param name="Where">The budget that refused, or the id of the open call; null when accepted.</param>
public sealed record IntentVerdict(IntentVerdictKind Kind, string? Where)
{
    public static readonly IntentVerdict Accepted = new(IntentVerdictKind.Accepted, null);
}

/// <summary>What became of a call.</summary>
/// <param name="State">Settled, Unsettled or Pending.</param>
/// <param name="Units">Vendor units charged.</param>
/// <param name="Charge">Dollars; 0 for one unsettled, which keeps its reservation.</param>
public sealed record CallOutcome(
    string CallId, CallState State, AnswerClass Answer, decimal Units, decimal Charge, DateTimeOffset At, string Detail);

/// <summary>Outcome, charge and facts, one transaction.</summary>
/// <param name="Outcome">Null when only the entity is saved.</param>
/// <param name="Free">For a call that costs nothing and so has no intent: its record, written now.</param>
/// <param name="FreeRepeat">
/// Where the vendor charges the same question once within this time: an earlier charged call with the same tenant, operation and
/// input makes this charge 0, and earlier unsettled ones are settled at 0 by this answer.
/// </param>
/// <param name="Entity">The entity's new state (its <see cref="EntityState.Version"/> is the one it was loaded with); null to leave it.</param>
public sealed record CallSettlement(CallOutcome? Outcome, CallIntent? Free, TimeSpan? FreeRepeat, EntityState? Entity);

/// <param name="Stored">False when the entity's version had moved on: nothing of the settlement was stored.</param>
/// <param name="Charged">Dollars booked for the call: 0 for a free repeat.</param>
/// <param name="Version">The entity's version after the save.</param>
/// <param name="Overrun">The charge was above the call's most: booked in full, and the operation must stop.</param>
public sealed record SettleVerdict(bool Stored, decimal Charged, long Version, bool Overrun);

/// <summary>A call whose outcome is not known.</summary>
public sealed record OpenCall(CallIntent Intent, CallState State);

/// <summary>What one request has paid.</summary>
/// <param name="Dollars">Charged so far.</param>
/// <param name="CallIds">Its calls, those that cost nothing included: what they answered is its own, not shared.</param>
public sealed record RequestCharges(decimal Dollars, IReadOnlyCollection<string> CallIds)
{
    public static readonly RequestCharges None = new(0, []);
}

/// <summary>A call that was begun.</summary>
public sealed record CallStart(string Account, string Operation, DateTimeOffset At);
