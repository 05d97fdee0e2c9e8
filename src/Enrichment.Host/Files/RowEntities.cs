using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Text;

namespace Enrichment.Host.Files;

/// <summary>Says whom a row is about and what it tells about them, for sources to look them up by.</summary>
public sealed class RowEntities(EntityIdentifier identifier, ColumnMap columns)
{
    private static readonly (ColumnRole Role, string Field)[] CompanyGivens =
    [
        (ColumnRole.Name, "company.name"), (ColumnRole.Street, "company.street"), (ColumnRole.City, "company.city"),
        (ColumnRole.State, "company.state"), (ColumnRole.PostalCode, "company.postal_code"), (ColumnRole.Country, "company.country"),
        (ColumnRole.Phone, "company.phone"),
    ];

    private static readonly (ColumnRole Role, string Field)[] PersonGivens =
    [
        (ColumnRole.FirstName, "person.first_name"), (ColumnRole.LastName, "person.last_name"), (ColumnRole.Title, "person.title"),
    ];

    private readonly bool companyIsNamed = columns.Has(ColumnRole.Name) || columns.Has(ColumnRole.Domain);

    /// <summary>Whether the input is about persons: then persons are looked up instead of a contact at each company.</summary>
    public static bool AreNamedIn(ColumnMap columns) =>
        columns.Has(ColumnRole.LastName) || (columns.Has(ColumnRole.Email) && !columns.Has(ColumnRole.Name) && !columns.Has(ColumnRole.Domain));

    /// <param name="note">Why there are none; blank else. Holds no cell's text.</param>
    public IReadOnlyList<RowEntity> Of(IReadOnlyList<string> cells, out string note)
    {
        var company = Company(cells);
        var given = CompanyGiven(cells, company);
        var found = new List<RowEntity>(2);
        if (company.Id is { } id)
        {
            found.Add(new RowEntity(id, given));
        }

        if (Person(cells, company) is { } person)
        {
            found.Add(new RowEntity(person, PersonGiven(cells, given)));
        }

        note = found.Count > 0 ? "" : $"the row names no company or person to look up{(company.Note is null ? "" : $" ({company.Note})")}";
        return found;
    }

    private Identification Company(IReadOnlyList<string> cells) => identifier.Company(new CompanyClues(
        Cell(cells, ColumnRole.Domain), Cell(cells, ColumnRole.Email), Cell(cells, ColumnRole.Name), Cell(cells, ColumnRole.Country), Cell(cells, ColumnRole.City)));

    private EntityId? Person(IReadOnlyList<string> cells, Identification company)
    {
        var name = $"{Cell(cells, ColumnRole.FirstName)} {Cell(cells, ColumnRole.LastName)}".Trim();
        var linkedIn = Cell(cells, ColumnRole.LinkedIn);
        var isProfile = LinkedInUrl.TryParse(linkedIn, out var page) && page.Kind == LinkedInKind.Person;
        var email = Cell(cells, ColumnRole.Email);
        if (name.Length == 0 && !isProfile && (companyIsNamed || email.Length == 0 || RoleMailbox.Is(email)))
        {
            return null;
        }

        var organization = company.Domain ?? Cell(cells, ColumnRole.Name);
        return identifier.Person(new PersonClues(isProfile ? linkedIn : null, RoleMailbox.Is(email) ? null : email, name, organization)).Id;
    }

    private SortedDictionary<string, string> CompanyGiven(IReadOnlyList<string> cells, Identification company)
    {
        var given = Given(cells, CompanyGivens);
        if (company.Domain is { } domain)
        {
            given["company.domain"] = domain;
        }

        if (LinkedInUrl.TryParse(Cell(cells, ColumnRole.LinkedIn), out var page) && page.Kind == LinkedInKind.Company)
        {
            given["company.linkedin_url"] = page.ToString();
        }

        return given;
    }

    private SortedDictionary<string, string> PersonGiven(IReadOnlyList<string> cells, SortedDictionary<string, string> company)
    {
        var given = Given(cells, PersonGivens);
        foreach (var (field, value) in company)
        {
            given[field] = value;
        }

        if (EmailAddress.TryParse(Cell(cells, ColumnRole.Email), out var email))
        {
            given["person.email"] = email.Value;
        }

        if (LinkedInUrl.TryParse(Cell(cells, ColumnRole.LinkedIn), out var page) && page.Kind == LinkedInKind.Person)
        {
            given["person.linkedin_url"] = page.ToString();
        }

        return given;
    }

    private SortedDictionary<string, string> Given(IReadOnlyList<string> cells, (ColumnRole Role, string Field)[] from)
    {
        var given = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (role, field) in from)
        {
            if (Cell(cells, role) is { Length: > 0 } value)
            {
                given[field] = value;
            }
        }

        return given;
    }

    private string Cell(IReadOnlyList<string> cells, ColumnRole role)
    {
        var cell = columns.Cell(cells, role);
        return Placeholder.IsNothing(cell) ? "" : cell;
    }
}
