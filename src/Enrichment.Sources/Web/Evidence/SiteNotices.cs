using Enrichment.Sources.Web.Pages;

namespace Enrichment.Sources.Web.Evidence;

/// <summary>Pages and titles that speak for a host, a reseller or a bot check, and not for the company.</summary>
internal static class SiteNotices
{
    private const int ParkedPageText = 3_000;

    private static readonly string[] Parking =
    [
        "domain is for sale", "domain may be for sale", "buy this domain", "domain is parked", "domain has expired", "parked free",
        "is for sale!", "this domain has recently been registered", "domain name is registered and parked",
    ];

    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "home", "homepage", "home page", "welcome", "index", "index of /", "untitled", "untitled document", "just a moment...",
        "one moment, please...", "attention required! | cloudflare", "403 forbidden", "404 not found", "access denied", "site not found",
        "coming soon", "under construction", "default web site page", "welcome to nginx!", "iis windows server", "apache2 ubuntu default page: it works",
        "contact", "contact us", "about", "about us", "my site", "website", "wordpress",
    };

    public static bool IsNoName(string title) => NoNames.Contains(title.Trim());

    /// <summary>A page that offers the domain itself. Only short pages: a broker's own site speaks of such things at length.</summary>
    public static bool IsParked(Page page) =>
        page.Text.Length < ParkedPageText
        && Parking.Any(p => page.Text.Contains(p, StringComparison.OrdinalIgnoreCase) || page.Title.Contains(p, StringComparison.OrdinalIgnoreCase));
}
