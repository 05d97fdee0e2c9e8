using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;
using Enrichment.Sources.Answers;

namespace Enrichment.Sources.Hunter;

/// <summary>
/// <c>GET /domain-search</c>: one page of ten e-mails of a domain; the best personal one becomes the contact. Ten is the page that
/// the most of a call, one credit, pays for.
/// </summary>
internal sealed class HunterDomainSearch(HunterApi api) : ISource
{
    private const int PageSize = 10;
    private const double NameConfidence = 0.8;

    public SourceDefinition Definition { get; } = new(
        "hunter.domain-search",
        HunterApi.Family,
        HunterApi.Account,
        EntityKind.Company,
        Needs: [["company.domain"]],
        Uses: [],
        Gives:
        [
            "contact.first_name", "contact.last_name", "contact.title", "contact.email", "contact.email_status", "contact.phone",
            "contact.linkedin_url", "company.name", "company.email",
        ],
        SourceTier.Cheap,
        api.PriceOf(api.Settings.CreditsPerTenEmails),
        api.FreeRepeat,
        api.Settings.MaxAttempts);

    public Task<SourceAnswer> Ask(SourceQuery query, CancellationToken stop) =>
        HunterInputs.Domain(query) is { } domain
            ? api.Get("/domain-search", [("domain", domain), ("limit", "10")], Read, stop)
            : Task.FromResult(VendorAnswers.Lacks("company.domain"));

    private SourceAnswer Read(JsonView data)
    {
        var emails = data["emails"];
        if (!emails.IsArray && !emails.IsNothing)
        {
            return VendorAnswers.Unreadable("emails are no list");
        }

        // Charged by what was returned, even if an entry turns out to be useless.
        var tens = (emails.Count + PageSize - 1) / PageSize;
        var found = emails.Items.Select(HunterEmail.Read).OfType<HunterEmail>().Order(HunterEmail.BestFirst).ToList();
        var facts = new FactList();
        if (found.Find(e => e.IsPersonal) is { } best)
        {
            best.AddTo(facts);
        }

        var generic = found.Find(e => !e.IsPersonal);
        facts.Email("company.email", generic?.Value, generic?.Confidence ?? 0, generic?.Evidence)
            .Text("company.name", data["organization"].Text, NameConfidence);
        return SourceAnswer.Of(facts.Facts, Charge.Of(tens * api.Settings.CreditsPerTenEmails));
    }
}
