using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;
using Enrichment.Sources.Answers;

namespace Enrichment.Sources.Hunter;

/// <summary><c>GET /email-finder</c>: one person's e-mail. Charged when one is found; not found is a null e-mail under HTTP 200.</summary>
internal sealed class HunterEmailFinder(HunterApi api) : ISource
{
    public SourceDefinition Definition { get; } = new(
        "hunter.email-finder",
        HunterApi.Family,
        HunterApi.Account,
        EntityKind.Person,
        Needs: [["person.first_name", "person.last_name", "company.domain"], ["person.linkedin_url"]],
        Uses: [],
        Gives:
        [
            "person.email", "person.email_status", "person.title", "person.phone", "person.linkedin_url", "person.first_name",
            "person.last_name",
        ],
        SourceTier.Cheap,
        api.PriceOf(api.Settings.CreditsPerFind),
        api.FreeRepeat,
        api.Settings.MaxAttempts);

    public Task<SourceAnswer> Ask(SourceQuery query, CancellationToken stop) =>
        Parameters(query) is { } parameters
            ? api.Get("/email-finder", parameters, Read, stop)
            : Task.FromResult(VendorAnswers.Lacks("name and domain, or LinkedIn profile"));

    private static (string, string)[]? Parameters(SourceQuery query)
    {
        if (HunterInputs.Text(query, "person.first_name") is { } first
            && HunterInputs.Text(query, "person.last_name") is { } last
            && HunterInputs.Domain(query) is { } domain)
        {
            return [("domain", domain), ("first_name", first), ("last_name", last)];
        }

        return HunterInputs.LinkedInHandle(query) is { } handle ? [("linkedin_handle", handle)] : null;
    }

    private SourceAnswer Read(JsonView data)
    {
        var email = data["email"];
        if (email.IsNothing || email.Text is "")
        {
            return email.IsMissing ? VendorAnswers.Unreadable("no e-mail, not even null") : SourceAnswer.NoData("no e-mail found");
        }

        var score = HunterScore.Of(data["score"]);
        var evidence = data.At("sources.0.uri").Text;
        var facts = new FactList().Email("person.email", email.Text, score, evidence);
        if (facts.Facts.Count == 0)
        {
            return VendorAnswers.Unreadable("the e-mail is none");
        }

        facts.Text("person.email_status", data.At("verification.status").Text, score)
            .Text("person.title", data["position"].Text, score, evidence)
            .Phone("person.phone", data["phone_number"].Text, score)
            .Profile("person.linkedin_url", "https://www.linkedin.com/in/", data["linkedin_url"].Text, score)
            .Text("person.first_name", data["first_name"].Text, score)
            .Text("person.last_name", data["last_name"].Text, score);
        return SourceAnswer.Of(facts.Facts, Charge.Of(api.Settings.CreditsPerFind));
    }
}
