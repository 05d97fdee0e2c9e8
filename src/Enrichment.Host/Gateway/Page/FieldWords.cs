using Enrichment.Domain.Fields;

namespace Enrichment.Host.Gateway.Page;

/// <summary>Names of fields and roles as people say them.</summary>
internal static class FieldWords
{
    private static readonly Dictionary<string, string> Said = new(StringComparer.Ordinal)
    {
        ["naics"] = "NAICS code",
        ["sic"] = "SIC code",
        ["linkedin"] = "LinkedIn page",
        ["linkedin_url"] = "LinkedIn page",
        ["twitter_url"] = "Twitter page",
        ["facebook_url"] = "Facebook page",
        ["email"] = "e-mail",
        ["email_status"] = "e-mail status",
        ["employee_count"] = "employees",
        ["founded_year"] = "year founded",
        ["domain"] = "web domain",
        ["priority"] = "priority of the row",
        ["title"] = "job title",
    };

    /// <summary>The catalogue by what the fields tell of: company, contact, person.</summary>
    public static IEnumerable<IGrouping<string, FieldDefinition>> Groups => FieldCatalog.All.GroupBy(f => f.Name.Split('.')[0]);

    /// <param name="word">A role, or a field's name after its dot: <c>employee_count</c>.</param>
    public static string Plain(string word) => Said.TryGetValue(word, out var said) ? said : word.Replace('_', ' ');

    /// <param name="field">A field's whole name: <c>company.employee_count</c>.</param>
    public static string OfField(string field) => Plain(field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..]);

    public static string Heading(string group) => group switch
    {
        "company" => "Company",
        "contact" => "A contact at the company",
        "person" => "The person of the row",
        _ => group,
    };
}
