namespace Enrichment.Domain.Sources;

/// <summary>How sure the charge of an answer is.</summary>
public enum ChargeKind
{
    /// <summary>The vendor charges nothing for this answer.</summary>
    None,

    /// <summary>The vendor's own figure, or what its documented rule makes of this answer.</summary>
    Stated,

    /// <summary>Nobody can tell (timeout, broken connection, unreadable body, undocumented 5xx): counted at its most, unsettled.</summary>
    Unknown,
}

/// <summary>What one answer costs, in the vendor's own units (credits, records, tokens).</summary>
public readonly record struct Charge(ChargeKind Kind, decimal Units)
{
    public static Charge None => new(ChargeKind.None, 0);

    public static Charge Unknown => new(ChargeKind.Unknown, 0);

    public static Charge Of(decimal units) => units == 0 ? None : new(ChargeKind.Stated, units);
}
