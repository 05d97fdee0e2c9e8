namespace Enrichment.Sources.Settings;

/// <summary>Hunter.io. Its credits per answer differ by plan; the defaults are the all-in-one plans'.</summary>
public sealed record HunterSettings : VendorSettings
{
    /// <summary>For each company found.</summary>
    public decimal CreditsPerCompany { get; init; } = 0.2m;

    /// <summary>For each ten e-mails, begun, that a domain search returns.</summary>
    public decimal CreditsPerTenEmails { get; init; } = 1;

    /// <summary>For each e-mail that the finder finds.</summary>
    public decimal CreditsPerFind { get; init; } = 1;

    /// <summary>For each verification that is answered.</summary>
    public decimal CreditsPerVerification { get; init; } = 0.5m;

    /// <summary>How long Hunter takes the same search, find or verification for a repeat that costs nothing.</summary>
    public TimeSpan FreeRepeat { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Wait before asking again for a verification that is still going on.</summary>
    public TimeSpan VerifierWait { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How often a verification that is still going on is asked for again.</summary>
    public int VerifierPolls { get; init; } = 40;
}
