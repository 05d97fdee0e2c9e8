using Enrichment.Domain.Text;
using Enrichment.Sources.Answers;

namespace Enrichment.Sources.Hunter;

/// <summary>One e-mail of a domain search.</summary>
/// <param name="Confidence">Hunter's 0 to 100, as 0 to 1.</param>
/// <param name="Evidence">The first page that Hunter saw it on.</param>
internal sealed record HunterEmail(string Value, bool IsPersonal, double Confidence, int Seniority, JsonView Json, string? Evidence)
{
    /// <summary>The most confident first, among equals the most senior, then by address so that the choice is always the same.</summary>
    public static readonly Comparer<HunterEmail> BestFirst = Comparer<HunterEmail>.Create((a, b) =>
        (b.Confidence, b.Seniority).CompareTo((a.Confidence, a.Seniority)) is var rank and not 0 ? rank : string.CompareOrdinal(a.Value, b.Value));

    /// <returns>Null for what is no e-mail.</returns>
    public static HunterEmail? Read(JsonView json) => EmailAddress.TryParse(json["value"].Text, out var email)
        ? new HunterEmail(
            email.Value,
            json["type"].Text != "generic",
            HunterScore.Of(json["confidence"]),
            Rank(json["seniority"].Text),
            json,
            json.At("sources.0.uri").Text)
        : null;

    public void AddTo(FactList facts) => facts
        .Text("contact.first_name", Json["first_name"].Text, Confidence, Evidence)
        .Text("contact.last_name", Json["last_name"].Text, Confidence, Evidence)
        .Text("contact.title", Json["position"].Text, Confidence, Evidence)
        .Email("contact.email", Value, Confidence, Evidence)
        .Text("contact.email_status", Json.At("verification.status").Text, Confidence, Evidence)
        .Phone("contact.phone", Json["phone_number"].Text, Confidence, Evidence)
        .Profile("contact.linkedin_url", "https://www.linkedin.com/in/", Json["linkedin"].Text, Confidence);

    private static int Rank(string? seniority) => seniority switch
    {
        "executive" => 3,
        "senior" => 2,
        "junior" => 1,
        _ => 0,
    };
}

/// <summary>Hunter's scores of 0 to 100.</summary>
internal static class HunterScore
{
    private const double Unsaid = 0.5;

    public static double Of(JsonView score) => score.Number is { } number ? (double)Math.Clamp(number / 100, 0, 1) : Unsaid;
}
