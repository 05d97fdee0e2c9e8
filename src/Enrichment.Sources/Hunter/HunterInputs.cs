using Enrichment.Domain.Sources;
using Enrichment.Domain.Text;

namespace Enrichment.Sources.Hunter;

/// <summary>Reads a query's inputs in the form that Hunter takes.</summary>
internal static class HunterInputs
{
    public static string? Domain(SourceQuery query) =>
        RegistrableDomain.TryParse(query.Inputs.GetValueOrDefault("company.domain"), out var domain) ? domain.Value : null;

    public static string? Email(SourceQuery query, string field) =>
        EmailAddress.TryParse(query.Inputs.GetValueOrDefault(field), out var email) ? email.Value : null;

    /// <summary>The last part of a person's LinkedIn address.</summary>
    public static string? LinkedInHandle(SourceQuery query) =>
        LinkedInUrl.TryParse(query.Inputs.GetValueOrDefault("person.linkedin_url"), out var url) && url.Kind == LinkedInKind.Person
            ? url.Slug
            : null;

    public static string? Text(SourceQuery query, string field) =>
        query.Inputs.TryGetValue(field, out var text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
