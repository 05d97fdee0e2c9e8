using Enrichment.Domain.Sources;
using Enrichment.Sources.Answers;
using Enrichment.Sources.Web.Pages;

namespace Enrichment.Sources.Web.Evidence;

/// <summary>Everything that one page says about its company.</summary>
internal static class PageEvidence
{
    /// <param name="domain">The company's registrable domain.</param>
    public static IReadOnlyList<FoundFact> Of(Page page, string domain) =>
    [
        .. OrganizationEvidence.Of(page, domain),
        .. NameEvidence.Of(page, domain),
        .. DescriptionEvidence.Of(page),
        .. EmailEvidence.Of(page, domain),
        .. PhoneEvidence.Of(page),
        .. ProfileEvidence.Of(page),
        .. TechnologyEvidence.Of(page),
    ];

    /// <summary>A found fact, cleaned; nothing when nothing is left.</summary>
    public static IEnumerable<FoundFact> Fact(Page page, string field, string? value, double confidence) =>
        FactText.Clean(value) is { } clean ? [new FoundFact(field, clean, confidence, PageName(page))] : [];

    /// <summary>The page's address without query and fragment, which may hold anything.</summary>
    private static string PageName(Page page) => page.Address.GetLeftPart(UriPartial.Path);
}
