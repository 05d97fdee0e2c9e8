using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;
using Enrichment.Sources.Answers;

namespace Enrichment.Sources.Hunter;

/// <summary><c>GET /companies/find</c>: facts of the company behind a domain. A repeat is charged again.</summary>
internal sealed class HunterCompany(HunterApi api) : ISource
{
    private const double Confidence = 0.85;

    public SourceDefinition Definition { get; } = new(
        "hunter.company",
        HunterApi.Family,
        HunterApi.Account,
        EntityKind.Company,
        Needs: [["company.domain"]],
        Uses: [],
        Gives:
        [
            "company.name", "company.description", "company.industry", "company.naics", "company.sic", "company.founded_year",
            "company.employee_count", "company.revenue", "company.phone", "company.email", "company.street", "company.city",
            "company.state", "company.postal_code", "company.country", "company.linkedin_url", "company.twitter_url",
            "company.facebook_url", "company.technologies",
        ],
        SourceTier.Cheap,
        api.PriceOf(api.Settings.CreditsPerCompany),
        FreeRepeat: null,
        api.Settings.MaxAttempts);

    public Task<SourceAnswer> Ask(SourceQuery query, CancellationToken stop) =>
        HunterInputs.Domain(query) is { } domain
            ? api.Get("/companies/find", [("domain", domain)], Read, stop)
            : Task.FromResult(VendorAnswers.Lacks("company.domain"));

    private SourceAnswer Read(JsonView company)
    {
        var facts = new FactList();
        Identity(facts, company);
        Place(facts, company);
        Profiles(facts, company);
        return SourceAnswer.Of(facts.Facts, Charge.Of(api.Settings.CreditsPerCompany));
    }

    private static void Identity(FactList facts, JsonView company)
    {
        var (category, metrics) = (company["category"], company["metrics"]);
        facts.Text("company.name", company["name"].Text ?? company["legalName"].Text, Confidence)
            .Text("company.description", company["description"].Text, Confidence)
            .Text("company.industry", category["industry"].Text ?? category["sector"].Text, Confidence)
            .Text("company.naics", category.At("naics6Codes.0").Text ?? category["naicsCode"].Text, Confidence)
            .Text("company.sic", category.At("sic4Codes.0").Text ?? category["sicCode"].Text, Confidence)
            .Text("company.founded_year", company["foundedYear"].Text, Confidence)
            .Text("company.employee_count", metrics["employees"].Text, Confidence)
            .Text("company.revenue", metrics["annualRevenue"].Text ?? metrics["estimatedAnnualRevenue"].Text, Confidence)
            .Phone("company.phone", company["phone"].Text ?? company.At("site.phoneNumbers.0").Text, Confidence)
            .Email("company.email", company.At("site.emailAddresses.0").Text, Confidence)
            .List("company.technologies", company["tech"].Items.Select(t => t.Text), Confidence);
    }

    private static void Place(FactList facts, JsonView company)
    {
        var geo = company["geo"];
        facts.Text("company.street", $"{geo["streetNumber"].Text} {geo["streetName"].Text}", Confidence)
            .Text("company.city", geo["city"].Text, Confidence)
            .Text("company.state", geo["stateCode"].Text ?? geo["state"].Text, Confidence)
            .Text("company.postal_code", geo["postalCode"].Text, Confidence)
            .Text("company.country", geo["countryCode"].Text ?? geo["country"].Text, Confidence);
    }

    private static void Profiles(FactList facts, JsonView company) => facts
        .Profile("company.linkedin_url", "https://www.linkedin.com/", LinkedIn(company.At("linkedin.handle").Text), Confidence)
        .Profile("company.twitter_url", "https://x.com/", company.At("twitter.handle").Text, Confidence)
        .Profile("company.facebook_url", "https://www.facebook.com/", company.At("facebook.handle").Text, Confidence);

    // The handle comes with its folder ("company/acme") or without.
    private static string? LinkedIn(string? handle) =>
        string.IsNullOrWhiteSpace(handle) || handle.Contains('/', StringComparison.Ordinal) ? handle : $"company/{handle}";
}
