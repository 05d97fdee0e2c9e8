namespace Enrichment.Sandbox.World;

/// <summary>
/// A line of business with its US codes (SIC 1987, NAICS 2022) and GICS sub-industry. <paramref name="Hints"/> are parts of
/// domain names that give it away.
/// </summary>
internal sealed record Industry(
    string Name,
    string SubIndustry,
    string Group,
    string Sector,
    string Sic,
    string Naics,
    string Gics,
    string Offer,
    string[] Hints)
{
    public IReadOnlyList<string> Tags { get; } = [.. new[] { Sector, Group, Name, SubIndustry }.Distinct(StringComparer.Ordinal)];
}
