using Enrichment.Domain.Sources;
using Enrichment.Domain.Text;
using Enrichment.Sources.Answers;
using Enrichment.Sources.Web.Pages;

namespace Enrichment.Sources.Web.Evidence;

/// <summary>The organisation that a page's JSON-LD describes (schema.org's Organization and its many kinds).</summary>
internal static class OrganizationEvidence
{
    private const double Stated = 0.9;
    private const double EmailElsewhere = 0.55;
    private const int Deepest = 8;

    private static readonly HashSet<string> OtherTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "Person", "Product", "Offer", "WebSite", "WebPage", "AboutPage", "ContactPage", "BreadcrumbList", "Article", "NewsArticle", "BlogPosting", "Event",
        "JobPosting", "ItemList", "ListItem", "ImageObject", "SearchAction", "Review", "Rating", "AggregateRating", "FAQPage", "Question",
        "Service", "Recipe", "VideoObject", "PostalAddress", "Place", "CollectionPage", "SiteNavigationElement", "SoftwareApplication",
    };

    public static IEnumerable<FoundFact> Of(Page page, string domain)
    {
        foreach (var block in page.JsonLd)
        {
            using var document = JsonBody.Parse(System.Text.Encoding.UTF8.GetBytes(block));
            if (document is null)
            {
                continue;
            }

            foreach (var organization in Organizations(new JsonView(document.RootElement), 0))
            {
                foreach (var fact in Read(page, organization, domain))
                {
                    yield return fact;
                }
            }
        }
    }

    private static IEnumerable<JsonView> Organizations(JsonView node, int depth)
    {
        // What is not there has no parts either: looking for them would branch three ways at each depth.
        if (depth > Deepest || !(node.IsObject || node.IsArray))
        {
            return [];
        }

        var nested = node.Items
            .Concat(node["@graph"].Items)
            .Concat([node["publisher"], node["mainEntity"], node["about"]])
            .SelectMany(n => Organizations(n, depth + 1));
        return IsOrganization(node) ? nested.Prepend(node) : nested;
    }

    // A restaurant or a dentist is an organisation too: whatever has an organisation's properties and no other type is one.
    private static bool IsOrganization(JsonView node)
    {
        var types = node["@type"].IsArray ? [.. node["@type"].Items.Select(t => t.Text)] : new List<string?> { node["@type"].Text };
        return types.TrueForAll(t => t is not null && !OtherTypes.Contains(t)) && !node["name"].IsMissing
            && (types.Exists(t => t!.EndsWith("Organization", StringComparison.Ordinal) || t.EndsWith("Business", StringComparison.Ordinal) || t == "Corporation")
                || !node["address"].IsMissing || !node["telephone"].IsMissing || !node["sameAs"].IsMissing || !node["legalName"].IsMissing);
    }

    private static IEnumerable<FoundFact> Read(Page page, JsonView organization, string domain) =>
    [
        .. PageEvidence.Fact(page, "company.name", organization["name"].Text ?? organization["legalName"].Text, Stated),
        .. PageEvidence.Fact(page, "company.description", organization["description"].Text, 0.85),
        .. PageEvidence.Fact(page, "company.founded_year", Year(organization["foundingDate"].Text), Stated),
        .. PageEvidence.Fact(page, "company.employee_count", Count(organization["numberOfEmployees"]), 0.8),
        .. Email(page, First(organization, "email"), domain),
        .. Phone(page, First(organization, "telephone")),
        .. Address(page, organization["address"]),
        .. Profiles(page, organization["sameAs"]),
    ];

    // Its own, or that of its first contact point that has one.
    private static string? First(JsonView organization, string property) =>
        organization[property].Text
        ?? organization["contactPoint"].Items.Append(organization["contactPoint"]).Select(c => c[property].Text).FirstOrDefault(t => t is not null);

    private static IEnumerable<FoundFact> Email(Page page, string? text, string domain) =>
        EmailAddress.TryParse(text, out var email)
            ? PageEvidence.Fact(page, "company.email", email.Value, email.Domain == domain ? Stated : EmailElsewhere)
            : [];

    private static IEnumerable<FoundFact> Phone(Page page, string? text) =>
        PhoneNumber.TryParse(text, out var phone) ? PageEvidence.Fact(page, "company.phone", phone.ToString(), Stated) : [];

    private static IEnumerable<FoundFact> Address(Page page, JsonView address)
    {
        var place = address.IsArray ? address.Items.FirstOrDefault() : address;
        var country = place["addressCountry"];
        return
        [
            .. PageEvidence.Fact(page, "company.street", place["streetAddress"].Text, Stated),
            .. PageEvidence.Fact(page, "company.city", place["addressLocality"].Text, Stated),
            .. PageEvidence.Fact(page, "company.state", place["addressRegion"].Text, Stated),
            .. PageEvidence.Fact(page, "company.postal_code", place["postalCode"].Text, Stated),
            .. PageEvidence.Fact(page, "company.country", country.Text ?? country["name"].Text, Stated),
        ];
    }

    private static IEnumerable<FoundFact> Profiles(Page page, JsonView sameAs) => sameAs.Items
        .Append(sameAs)
        .Select(s => s.Text)
        .OfType<string>()
        .SelectMany(address => ProfileEvidence.Of(page, address, Stated));

    private static string? Year(string? date) =>
        date is { Length: >= 4 } && date[..4].All(char.IsAsciiDigit) ? date[..4] : null;

    private static string? Count(JsonView employees) =>
        employees.Text ?? employees["value"].Text
        ?? (employees["minValue"].Text is { } least && employees["maxValue"].Text is { } most ? $"{least}-{most}" : null);
}
