using Enrichment.Domain.Sources;
using Enrichment.Domain.Text;
using Enrichment.Sources.Web.Pages;

namespace Enrichment.Sources.Web.Evidence;

/// <summary>The company's pages on social networks, from the links that its own pages carry.</summary>
internal static class ProfileEvidence
{
    private const double Link = 0.8;

    private static readonly HashSet<string> NoTwitterNames = new(StringComparer.OrdinalIgnoreCase)
        { "share", "intent", "home", "search", "hashtag", "i", "login", "privacy", "tos", "widgets", "explore", "settings" };

    private static readonly HashSet<string> NoFacebookNames = new(StringComparer.OrdinalIgnoreCase)
        { "sharer", "sharer.php", "share", "share.php", "dialog", "plugins", "tr", "login", "login.php", "help", "policies", "events", "groups", "hashtag", "photo.php" };

    public static IEnumerable<FoundFact> Of(Page page) => page.Links
        .Where(l => l.Target is { Scheme: "http" or "https" })
        .SelectMany(l => Of(page, l.Target!.AbsoluteUri, Link));

    /// <summary>The network's page behind one address; nothing for an address of no such network, or a link to share with.</summary>
    public static IEnumerable<FoundFact> Of(Page page, string address, double confidence)
    {
        if (LinkedInUrl.TryParse(address, out var linkedIn))
        {
            return linkedIn.Kind == LinkedInKind.Company ? PageEvidence.Fact(page, "company.linkedin_url", linkedIn.ToString(), confidence) : [];
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return [];
        }

        var first = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return first is null ? [] : OfHost(page, uri.IdnHost, first, uri, confidence);
    }

    private static IEnumerable<FoundFact> OfHost(Page page, string host, string first, Uri uri, double confidence)
    {
        if (IsHost(host, "twitter.com") || IsHost(host, "x.com"))
        {
            return NoTwitterNames.Contains(first) ? [] : PageEvidence.Fact(page, "company.twitter_url", $"https://x.com/{first.TrimStart('@')}", confidence);
        }

        if (!IsHost(host, "facebook.com") || NoFacebookNames.Contains(first))
        {
            return [];
        }

        var path = first is "pages" or "p" or "people" ? uri.AbsolutePath.Trim('/')
            : first == "profile.php" ? $"profile.php{uri.Query}"
            : first;
        return PageEvidence.Fact(page, "company.facebook_url", $"https://www.facebook.com/{path}", confidence);
    }

    private static bool IsHost(string host, string domain) => host == domain || host.EndsWith($".{domain}", StringComparison.Ordinal);
}
