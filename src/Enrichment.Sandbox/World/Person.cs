namespace Enrichment.Sandbox.World;

/// <summary>Somebody at a company.</summary>
internal sealed record Person(string First, string Last, JobTitle Title, string Email)
{
    /// <summary>valid, accept_all, unknown or invalid: what a verification will say.</summary>
    public required string Mail { get; init; }

    /// <summary>How sure Hunter is, 0 to 100.</summary>
    public required int Confidence { get; init; }

    public string? Phone { get; init; }

    public string? LinkedIn { get; init; }

    public string? Twitter { get; init; }

    /// <summary>Hunter has the address.</summary>
    public required bool KnownToHunter { get; init; }

    /// <summary>Asked not to be processed: HTTP 451.</summary>
    public required bool Suppressed { get; init; }

    /// <summary>Named on the company's team page.</summary>
    public required bool OnTeamPage { get; init; }

    public string FullName => $"{First} {Last}";
}
