using System.Text.RegularExpressions;
using Enrichment.Domain.Sources;
using Enrichment.Sources.Web.Pages;

namespace Enrichment.Sources.Web.Evidence;

/// <summary>The company's name from what the site calls itself; the title's part that resembles the domain, where there is one.</summary>
internal static partial class NameEvidence
{
    private const double SiteName = 0.8;
    private const double ApplicationName = 0.7;
    private const double TitleLikeDomain = 0.6;
    private const double TitleAlone = 0.4;
    private const int LongestName = 80;

    public static IEnumerable<FoundFact> Of(Page page, string domain) =>
    [
        .. Name(page, page.Meta("og:site_name"), SiteName),
        .. Name(page, page.Meta("application-name"), ApplicationName),
        .. OfTitle(page, domain),
    ];

    private static IEnumerable<FoundFact> OfTitle(Page page, string domain)
    {
        var parts = Separators().Split(page.Title).Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
        var label = Letters(domain[..Math.Max(domain.IndexOf('.', StringComparison.Ordinal), 0)]);
        var alike = parts.Find(p => Resembles(Letters(p), label));
        return alike is not null ? Name(page, alike, TitleLikeDomain)
            : parts.Count == 1 ? Name(page, parts[0], TitleAlone)
            : [];
    }

    private static IEnumerable<FoundFact> Name(Page page, string? name, double confidence) =>
        name is null || name.Length > LongestName || SiteNotices.IsNoName(name)
            ? []
            : PageEvidence.Fact(page, "company.name", name, confidence);

    // "Acme Plumbing Ltd" for acmeplumbing.com, and "Acme" for the same.
    private static bool Resembles(string name, string label) =>
        name.Length > 2 && label.Length > 2 && (name.Contains(label, StringComparison.Ordinal) || label.StartsWith(name, StringComparison.Ordinal));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(@"\s+[-\u2013\u2014:\u00B7\u2022\u00BB>]\s+|\s*\|+\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
