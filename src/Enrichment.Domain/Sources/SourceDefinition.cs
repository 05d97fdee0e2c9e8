using Enrichment.Domain.Identity;
using Enrichment.Domain.Money;

namespace Enrichment.Domain.Sources;

/// <summary>From cheapest to dearest (mission D4).</summary>
public enum SourceTier
{
    Free,
    Cheap,
    Premium,
}

/// <summary>What one call may cost.</summary>
/// <param name="PerUnit">Dollars per vendor unit.</param>
/// <param name="MostUnits">The most units that one call can be charged.</param>
/// <param name="Version">Names the price list that the figures are of; kept with every call.</param>
public sealed record Price(decimal PerUnit, decimal MostUnits, string Version)
{
    /// <summary>The most dollars that one call can be charged, rounded up to a nano-dollar.</summary>
    public decimal Most => Nanos.RoundUp(PerUnit * MostUnits);

    public decimal Of(decimal units) => Nanos.RoundUp(PerUnit * units);
}

/// <summary>One operation of a vendor's account that gives fields for fields.</summary>
/// <param name="Operation">Its name, such as <c>hunter.domain-search</c>: unique, stable, part of stored records.</param>
/// <param name="Family">The vendor as strategies and reports name it: <c>Hunter</c>.</param>
/// <param name="Account">Vendor and key, which share rate windows, quota and breaker: <c>hunter</c>.</param>
/// <param name="Kind">The kind of entity that it answers for.</param>
/// <param name="Needs">Alternatives: any one of these lists of fields, complete, is enough to ask.</param>
/// <param name="Uses">Further fields that sharpen the answer where they are known; part of the input.</param>
/// <param name="Gives">The fields that an answer may hold.</param>
/// <param name="FreeRepeat">Within this time the vendor charges the same question only once; null if it charges each time.</param>
/// <param name="MaxAttempts">Calls for one question before it counts as failed; "slow down" answers are not attempts.</param>
public sealed record SourceDefinition(
    string Operation,
    string Family,
    string Account,
    EntityKind Kind,
    IReadOnlyList<IReadOnlyList<string>> Needs,
    IReadOnlyList<string> Uses,
    IReadOnlyList<string> Gives,
    SourceTier Tier,
    Price Price,
    TimeSpan? FreeRepeat,
    int MaxAttempts)
{
    /// <summary>Whether a call can cost money, and so needs an intent in the ledger before it is sent.</summary>
    public bool IsPaid => Price.Most > 0;
}
