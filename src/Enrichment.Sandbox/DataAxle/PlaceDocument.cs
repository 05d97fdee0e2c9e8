using System.Text.Json;
using Enrichment.Sandbox.Determinism;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.DataAxle;

/// <summary>
/// A business location as Data Axle shows it: the company's facts with the small differences of another file (headcount of the
/// location, codes two digits longer, national phone numbers), under the name and address that it was asked by.
/// </summary>
internal sealed class PlaceDocument
{
    private readonly Company _company;
    private readonly Place _place;
    private readonly Identifiers _asked;
    private readonly IReadOnlyDictionary<string, string> _filtered;
    private readonly Dice _dice;

    /// <param name="branch">0 is the place asked for; others are branches of the same company elsewhere.</param>
    /// <param name="filtered">What a filter confined these attributes to.</param>
    public PlaceDocument(
        Company company, Identifiers asked, long seed, int branch = 0, IReadOnlyDictionary<string, string>? filtered = null)
    {
        _company = company;
        _asked = branch == 0 ? asked : new Identifiers { Name = asked.Name };
        _filtered = filtered ?? new Dictionary<string, string>();
        _dice = Dice.For(seed, $"place/{branch}", company.Domain);
        _place = branch == 0 ? Places.Named(asked.City) ?? company.Place : Places.Of(company.Domain, _dice);
        var number = (int)(StableHash.Of(seed, $"infogroup/{branch}", company.Domain) % 899_999_999);
        Id = _asked.InfogroupId ?? (100_000_000 + number).ToString();
    }

    public string Id { get; }

    public void WriteAttributes(Utf8JsonWriter json, Shape shape)
    {
        json.WriteStartObject("attributes");
        foreach (var (name, value) in Attributes())
        {
            if (!shape.Shows(name))
                continue;
            if (_filtered.TryGetValue(name, out var wanted))
                json.WriteString(name, wanted);
            else if (value is int number)
                json.WriteNumber(name, number);
            else
                json.WriteString(name, (string?)value);
        }

        if (shape.Shows("contacts"))
            WriteContacts(json);
        json.WriteEndObject();
    }

    private IEnumerable<(string Name, object? Value)> Attributes()
    {
        yield return ("name", _asked.Name ?? _company.Name);
        yield return ("street", _asked.Street ?? _company.Street);
        yield return ("city", _asked.City ?? _place.City);
        yield return ("state", _asked.State ?? _place.StateCode);
        yield return ("postal_code", _asked.PostalCode ?? _company.PostalCode);
        yield return ("country_code", _place.CountryCode);
        yield return ("phone", _asked.Phone ?? National(_company.Phone));
        yield return ("website", _company.Domain);
        yield return ("place_type", _dice.Chance(0.9) ? "establishment" : "professional");
        yield return ("in_business", _dice.Chance(0.97) ? "yes" : "no");
        yield return ("location_employee_count", Math.Max(1, (int)(_company.Employees * (0.9 + 0.2 * _dice.Fraction()))));
        yield return ("location_sales_volume", (int)Math.Min(int.MaxValue, _company.Revenue / 1000 * 1000));
        yield return ("primary_sic_code_id", _company.Industry.Sic + _dice.Between(1, 20).ToString("D2"));
        yield return ("primary_naics_code_id", _company.Industry.Naics + _dice.Between(1, 20).ToString("D2"));
        yield return ("year_established", _company.Founded);
    }

    private void WriteContacts(Utf8JsonWriter json)
    {
        json.WriteStartArray("contacts");
        foreach (var person in _company.People.Where(person => !person.Suppressed).Take(3))
        {
            json.WriteStartObject();
            json.WriteString("first_name", person.First);
            json.WriteString("last_name", person.Last);
            json.WriteString("job_title", person.Title.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string National(string phone) => phone.StartsWith("+1", StringComparison.Ordinal) ? phone[2..] : phone[1..];
}
