using Enrichment.Domain.Sources;
using Enrichment.Sources.Web.Pages;

namespace Enrichment.Sources.Web.Evidence;

/// <summary>The description that the site gives to search engines and social networks.</summary>
internal static class DescriptionEvidence
{
    private const int Shortest = 20;

    private static readonly (string Name, double Confidence)[] Places =
        [("description", 0.8), ("og:description", 0.75), ("twitter:description", 0.7)];

    public static IEnumerable<FoundFact> Of(Page page) => Places
        .Where(p => page.Meta(p.Name) is { Length: >= Shortest })
        .SelectMany(p => PageEvidence.Fact(page, "company.description", page.Meta(p.Name), p.Confidence));
}
