namespace Enrichment.Sources.Settings;

/// <summary>Data Axle. Prices and the names of the attributes beyond the basic ones are a matter of contract.</summary>
public sealed record DataAxleSettings : VendorSettings
{
    /// <summary>Matches below this score, 0 to 1, are not asked for.</summary>
    public decimal MinimumScore { get; init; } = 0.7m;

    /// <summary>Records charged for a match.</summary>
    public decimal UnitsPerMatch { get; init; } = 1;

    /// <summary>Records charged for an answer without a match.</summary>
    public decimal UnitsPerMiss { get; init; }

    /// <summary>Field to the attribute's path in the document, such as <c>contacts.0.email</c>; <c>|</c> parts paths of which the first filled one counts.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>Attribute packages to ask for; empty for what the contract gives by itself.</summary>
    public IReadOnlyList<string> Packages { get; init; } = [];

    /// <summary>Attributes to ask for by name; empty for what the contract gives by itself. A name outside the contract is refused.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
}
