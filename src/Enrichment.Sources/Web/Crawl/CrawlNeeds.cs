using Enrichment.Sources.Web.Evidence;

namespace Enrichment.Sources.Web.Crawl;

/// <summary>Which fields a crawl is after, and whether a further page may help.</summary>
internal sealed class CrawlNeeds
{
    /// <summary>The fields that a site may give.</summary>
    public static readonly IReadOnlyList<string> Gives =
    [
        "company.name", "company.description", "company.founded_year", "company.employee_count", "company.phone", "company.email",
        "company.street", "company.city", "company.state", "company.postal_code", "company.country", "company.linkedin_url",
        "company.twitter_url", "company.facebook_url", "company.technologies",
    ];

    // What the home page does not say of these, no other page does.
    private static readonly HashSet<string> OnHomePageOnly = new(StringComparer.Ordinal)
        { "company.technologies", "company.founded_year", "company.employee_count" };

    private readonly IReadOnlyList<string> _onKeyPages;
    private readonly double _confident;

    public CrawlNeeds(IReadOnlyList<string> wanted, double confident)
    {
        var given = wanted.Intersect(Gives).ToList();
        _onKeyPages = [.. (given.Count == 0 ? Gives : given).Where(f => !OnHomePageOnly.Contains(f))];
        _confident = confident;
    }

    /// <summary>Once the home page is read: nothing is missing that another page may hold.</summary>
    public bool AreMet(Findings findings) => _onKeyPages.All(f => findings.Has(f, _confident));
}
