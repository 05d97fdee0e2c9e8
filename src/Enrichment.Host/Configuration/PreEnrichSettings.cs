namespace Enrichment.Host.Configuration;

/// <summary>Looking up an import before anybody asks (mission D9).</summary>
public sealed record PreEnrichSettings
{
    public bool Enabled { get; init; } = true;

    /// <summary>Dollars that a tenant may spend on it in a day (UTC); 0 uses only what is known and free sources.</summary>
    public decimal Budget { get; init; }

    /// <summary>What is wrong, each naming its setting; empty when all is well.</summary>
    public IEnumerable<string> Problems() => Budget >= 0 ? [] : [$"PreEnrich:Budget: {Budget} is below zero"];
}
