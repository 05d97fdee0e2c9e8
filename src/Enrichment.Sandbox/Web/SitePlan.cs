using Enrichment.Sandbox.Determinism;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Web;

/// <summary>How a company's site is built: a function of seed and domain.</summary>
internal sealed record SitePlan
{
    public required SiteTrouble Trouble { get; init; }
    public required SiteRedirect Redirect { get; init; }
    public required SiteKind Kind { get; init; }
    public required RobotsKind Robots { get; init; }
    public required IReadOnlyDictionary<PageKind, string> Pages { get; init; }
    public required MailStyle Mail { get; init; }
    public required PhoneStyle Phone { get; init; }
    public required bool HasJsonLd { get; init; }
    public required bool HasOpenGraph { get; init; }
    public required bool HasSitemap { get; init; }

    /// <summary>Unknown paths get a friendly page with status 200.</summary>
    public required bool SoftNotFound { get; init; }

    /// <summary>Pages are in ISO-8859-1, and only the page itself says so.</summary>
    public required bool IsLatin1 { get; init; }

    public string Home => Redirect == SiteRedirect.ToPath ? "/en/" : "/";

    public static SitePlan Of(Company company, long seed)
    {
        var dice = Dice.For(seed, "site-plan", company.Domain);
        return new SitePlan
        {
            Trouble = TroubleOf(company, dice),
            Redirect = Weighted(dice, Redirects),
            Kind = Weighted(dice, Kinds),
            Robots = Weighted(dice, RobotsTxt.Kinds),
            Pages = Layout(dice),
            Mail = Weighted(dice, Mails),
            Phone = Weighted(dice, Phones),
            HasJsonLd = dice.Chance(0.4),
            HasOpenGraph = dice.Chance(0.7),
            HasSitemap = dice.Chance(0.6),
            SoftNotFound = dice.Chance(0.05),
            IsLatin1 = dice.Chance(0.05),
        };
    }

    private static SiteTrouble TroubleOf(Company company, Dice dice)
    {
        var trouble = Weighted(dice, Troubles);
        return company.SiteUp ? SiteTrouble.None : company.Exists ? trouble : SiteTrouble.Hangup;
    }

    private static readonly (SiteTrouble, int)[] Troubles =
        [(SiteTrouble.Hangup, 50), (SiteTrouble.NotFound, 25), (SiteTrouble.Unavailable, 25)];

    private static readonly (SiteRedirect, int)[] Redirects =
    [
        (SiteRedirect.None, 68), (SiteRedirect.ToWww, 14), (SiteRedirect.ToBare, 8), (SiteRedirect.ToPath, 7), (SiteRedirect.ToOther, 2),
        (SiteRedirect.Loop, 1),
    ];

    private static readonly (SiteKind, int)[] Kinds =
    [
        (SiteKind.Normal, 905), (SiteKind.Huge, 5), (SiteKind.NotHtml, 20), (SiteKind.Slow, 20), (SiteKind.Parked, 20),
        (SiteKind.ScriptOnly, 30),
    ];

    private static readonly (MailStyle, int)[] Mails =
    [
        (MailStyle.MailTo, 45), (MailStyle.Plain, 14), (MailStyle.Entities, 6), (MailStyle.AtDot, 8), (MailStyle.Protected, 6),
        (MailStyle.JsonLd, 5), (MailStyle.Meta, 3), (MailStyle.None, 13),
    ];

    private static readonly (PhoneStyle, int)[] Phones =
    [
        (PhoneStyle.TelLink, 40), (PhoneStyle.Plain, 25), (PhoneStyle.Dotted, 10), (PhoneStyle.JsonLd, 8), (PhoneStyle.Meta, 3),
        (PhoneStyle.None, 14),
    ];

    private static readonly (PageKind Kind, double Share, string[] Paths)[] Layouts =
    [
        (PageKind.About, 0.85, ["/about", "/about-us", "/company", "/about.html", "/who-we-are/"]),
        (PageKind.Contact, 0.9, ["/contact", "/contact-us", "/contact.html", "/get-in-touch", "/kontakt"]),
        (PageKind.Team, 0.5, ["/team", "/about/team", "/our-team", "/people", "/leadership"]),
        (PageKind.Careers, 0.45, ["/careers", "/jobs", "/company/careers", "/join-us"]),
        (PageKind.Pricing, 0.35, ["/pricing", "/plans", "/pricing.html"]),
        (PageKind.Customers, 0.35, ["/customers", "/case-studies", "/cases"]),
        (PageKind.Products, 0.6, ["/products", "/services", "/solutions"]),
        (PageKind.Blog, 0.4, ["/blog", "/news"]),
        (PageKind.Privacy, 0.7, ["/privacy", "/privacy-policy"]),
    ];

    private static Dictionary<PageKind, string> Layout(Dice dice)
    {
        var pages = new Dictionary<PageKind, string>();
        foreach (var (kind, share, paths) in Layouts)
        {
            var path = dice.Pick<string>(paths);
            if (dice.Chance(share))
                pages[kind] = path;
        }

        return pages;
    }

    private static T Weighted<T>(Dice dice, (T Choice, int Weight)[] choices)
    {
        var roll = dice.Below(choices.Sum(choice => choice.Weight));
        foreach (var (choice, weight) in choices)
        {
            if (roll < weight)
                return choice;
            roll -= weight;
        }

        return choices[^1].Choice;
    }
}
