using Enrichment.Sandbox.Determinism;
using Enrichment.Sandbox.Server;

namespace Enrichment.Sandbox.World;

/// <summary>
/// Makes a company of a seed and a domain, and of nothing else. Shares over many domains: Hunter knows 75 %, with e-mails 70 %;
/// Data Axle 65 % (60 % with a score of at least 0.85); 85 % have a site that answers; 92 % exist at all.
/// </summary>
internal sealed class CompanyMaker(long seed)
{
    private const double Existing = 0.92;

    private static readonly string[] Streets =
    [
        "Main St", "Oak Ave", "Market St", "Broadway", "Park Ave", "2nd St", "Elm St", "Washington Blvd", "Lake Shore Dr", "Mission St",
        "Commerce Way", "Industrial Pkwy", "Harbor Rd", "University Ave", "Sunset Blvd", "Center St", "Maple Dr", "King St",
    ];

    public Company Make(string domain)
    {
        var dice = Dice.For(seed, "company", domain);
        var place = Places.Of(domain, dice);
        var name = CompanyName.Of(domain);
        var industry = Industries.Of(domain, dice);
        var employees = Employees(dice);
        var pattern = dice.Pick<string>(EmailPattern.All);
        var acceptAll = dice.Chance(0.15);
        var exists = CanBeCompanys(domain) && Share("exists", domain, Existing);
        var hunter = exists && Share("hunter", domain, 0.75 / Existing);
        return new Company
        {
            Domain = domain,
            Exists = exists,
            Name = name,
            LegalName = CompanyName.Legal(name, place, dice),
            Industry = industry,
            Place = place,
            StreetNumber = dice.Between(1, 9899),
            StreetName = dice.Pick<string>(Streets),
            PostalCode = place.PostalCode(dice),
            Phone = place.Phone(dice),
            Employees = employees,
            Founded = dice.Between(1968, 2022),
            Revenue = (long)employees * dice.Between(60, 320) * 1000,
            Description = $"{name} offers {industry.Offer} in {place.City} and beyond.",
            Kind = dice.Pick<string>(["private", "private", "private", "private", "public", "nonprofit"]),
            Ticker = null,
            Social = Social(domain, dice),
            Tech = Technologies.Of(Dice.For(seed, "tech", domain)),
            EmailProvider = dice.Pick<string>(["google_workspace", "office_365", "google_workspace", "zoho", "other"]),
            Pattern = pattern,
            AcceptAll = acceptAll,
            Mailboxes = [.. dice.Some<string>(Mailbox.Generic, 0.4).DefaultIfEmpty("info")],
            Staff = new(() => new PersonMaker(seed).Staff(domain, pattern, acceptAll, employees, place)),
            KnownToHunter = hunter,
            HunterHasEmails = hunter && Share("hunter-emails", domain, 0.70 / 0.75),
            KnownToDataAxle = exists && Share("data-axle", domain, 0.65 / Existing),
            SiteUp = exists && Share("site", domain, 0.85 / Existing),
        };
    }

    private static bool CanBeCompanys(string domain) =>
        Hosts.IsDomain(domain) && !Webmail.IsFree(domain) && !Webmail.IsDisposable(domain)
        && !domain.EndsWith(".invalid", StringComparison.Ordinal);

    private bool Share(string aspect, string domain, double share) => Dice.For(seed, aspect, domain).Chance(share);

    /// <summary>Many small companies, few large: an even spread over the logarithm, bent towards the small end.</summary>
    private static int Employees(Dice dice) => (int)Math.Ceiling(Math.Exp(Math.Pow(dice.Fraction(), 1.6) * Math.Log(20_000)));

    private static SocialHandles Social(string domain, Dice dice)
    {
        var handle = CompanyName.Label(domain);
        return new SocialHandles(
            dice.Chance(0.8) ? $"company/{handle}" : null,
            dice.Chance(0.6) ? handle.Replace("-", "_") : null,
            dice.Chance(0.55) ? handle.Replace("-", "") : null,
            dice.Chance(0.3) ? $"organization/{handle}" : null);
    }
}
