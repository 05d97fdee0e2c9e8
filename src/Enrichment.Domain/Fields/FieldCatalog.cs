using System.Collections.Frozen;
using Enrichment.Domain.Identity;

namespace Enrichment.Domain.Fields;

/// <summary>Every field that sources give and rows may ask for, in the order in which files show them.</summary>
public static class FieldCatalog
{
    public static readonly IReadOnlyList<FieldDefinition> All =
    [
        Of("company.name", "company_name"),
        Of("company.domain", "company_domain"),
        Of("company.description", "company_description"),
        Of("company.industry", "industry"),
        Of("company.naics", "naics_code"),
        Of("company.sic", "sic_code"),
        Of("company.founded_year", "company_founded_year", FieldType.Number),
        Of("company.employee_count", "employee_count"),
        Of("company.revenue", "revenue"),
        Of("company.phone", "company_phone"),
        Of("company.email", "company_email"),
        Of("company.street", "company_street"),
        Of("company.city", "company_city"),
        Of("company.state", "company_state"),
        Of("company.postal_code", "company_postal_code"),
        Of("company.country", "company_country"),
        Of("company.linkedin_url", "company_linkedin_url"),
        Of("company.twitter_url", "company_twitter_url"),
        Of("company.facebook_url", "company_facebook_url"),
        Of("company.technologies", "technologies", FieldType.List),
        Of("contact.first_name", "contact_first_name"),
        Of("contact.last_name", "contact_last_name"),
        Of("contact.title", "contact_title"),
        Of("contact.email", "contact_email"),
        Of("contact.email_status", "contact_email_status"),
        Of("contact.phone", "contact_phone"),
        Of("contact.linkedin_url", "contact_linkedin_url"),
        Of("person.first_name", "person_first_name", FieldType.Text, EntityKind.Person),
        Of("person.last_name", "person_last_name", FieldType.Text, EntityKind.Person),
        Of("person.title", "person_title", FieldType.Text, EntityKind.Person),
        Of("person.email", "person_email", FieldType.Text, EntityKind.Person),
        Of("person.email_status", "person_email_status", FieldType.Text, EntityKind.Person),
        Of("person.phone", "person_phone", FieldType.Text, EntityKind.Person),
        Of("person.linkedin_url", "person_linkedin_url", FieldType.Text, EntityKind.Person),
    ];

    private static readonly FrozenDictionary<string, FieldDefinition> ByName = All.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Order =
        All.Select((f, i) => (f.Name, i)).ToFrozenDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);

    public static FieldDefinition? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The place of a field in the catalogue; an unknown one comes last.</summary>
    public static int OrderOf(string name) => Order.GetValueOrDefault(name, int.MaxValue);

    /// <summary>Whether a field tells something of a person, in an entity of whatever kind.</summary>
    public static bool IsPersonal(string name) =>
        name.StartsWith("person.", StringComparison.Ordinal) || name.StartsWith("contact.", StringComparison.Ordinal);

    private static FieldDefinition Of(string name, string column, FieldType type = FieldType.Text, EntityKind kind = EntityKind.Company) =>
        new(name, kind, type, column);
}
