namespace Enrichment.Sandbox.World;

/// <summary>The truth about a company, of which each vendor and the company's own site show their part.</summary>
internal sealed record Company
{
    public required string Domain { get; init; }

    /// <summary>False: no vendor knows it and no site answers.</summary>
    public required bool Exists { get; init; }

    public required string Name { get; init; }
    public required string LegalName { get; init; }
    public required Industry Industry { get; init; }
    public required Place Place { get; init; }
    public required int StreetNumber { get; init; }
    public required string StreetName { get; init; }
    public required string PostalCode { get; init; }

    /// <summary>E.164.</summary>
    public required string Phone { get; init; }

    public required int Employees { get; init; }
    public required int Founded { get; init; }

    /// <summary>Dollars a year.</summary>
    public required long Revenue { get; init; }

    public required string Description { get; init; }
    public required string Kind { get; init; }
    public required string? Ticker { get; init; }
    public required SocialHandles Social { get; init; }
    public required IReadOnlyList<Technology> Tech { get; init; }

    /// <summary>google_workspace, office_365 or the like.</summary>
    public required string EmailProvider { get; init; }

    public required string Pattern { get; init; }

    /// <summary>The mail server takes any address.</summary>
    public required bool AcceptAll { get; init; }

    /// <summary>Mailboxes of nobody in particular, such as info.</summary>
    public required IReadOnlyList<string> Mailboxes { get; init; }


    /// <summary>Made when first asked for: many questions are not about people.</summary>
    public required Lazy<IReadOnlyList<Person>> Staff { get; init; }

    public IReadOnlyList<Person> People => Staff.Value;
    public required bool KnownToHunter { get; init; }
    public required bool HunterHasEmails { get; init; }
    public required bool KnownToDataAxle { get; init; }
    public required bool SiteUp { get; init; }

    public string Street => $"{StreetNumber} {StreetName}";
}

/// <summary>Handles at the networks; null where the company has none.</summary>
internal sealed record SocialHandles(string? LinkedIn, string? Twitter, string? Facebook, string? Crunchbase);
