using System.Text.Json;
using Enrichment.Sandbox.Server;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Hunter;

/// <summary>
/// <c>GET /companies/find</c>, <c>/people/find</c>, <c>/combined/find</c>: 0.2 credits for each record found, each time it is
/// found; 404 and nothing when not.
/// </summary>
internal sealed class Enrichments(Companies companies, HunterPeople people)
{
    private const decimal CreditsPerRecord = 0.2m;

    public HunterReading ReadCompany(HunterQuery query)
    {
        if (query["domain"] is not { } text)
            return HunterReading.Wrong("", "domain is required");
        var domain = Hosts.Domain(text);
        return Hosts.IsDomain(domain)
            ? HunterReading.Good(domain, account => Answer(null, Known(domain), account, Form.Company))
            : HunterReading.Wrong(domain, "domain is not a valid domain name");
    }

    public HunterReading ReadPerson(HunterQuery query)
    {
        if (query["email"] is not null)
            return ReadEmail(query, Form.Person);
        if (query["linkedin_handle"] is not { } given)
            return HunterReading.Wrong("", "email or linkedin_handle is required");
        var handle = LinkedInHandle.Normalise(given);
        return handle.Length == 0
            ? HunterReading.Wrong("", "linkedin_handle is empty")
            : HunterReading.Good(handle, account => Answer(people.ByHandle(handle).Person, null, account, Form.Person));
    }

    public HunterReading ReadCombined(HunterQuery query) =>
        query["email"] is null ? HunterReading.Wrong("", "email is required") : ReadEmail(query, Form.Combined);

    private HunterReading ReadEmail(HunterQuery query, Form form)
    {
        var email = query["email"]!.ToLowerInvariant();
        if (!MailVerdict.HasForm(email))
            return HunterReading.Wrong(email, "email is not a valid address");
        var domain = email[(email.LastIndexOf('@') + 1)..];
        return HunterReading.Good(email, account =>
            Answer(people.ByEmail(email), form == Form.Combined ? Known(domain) : null, account, form));
    }

    private Company? Known(string domain) => companies.Of(domain) is { KnownToHunter: true } company ? company : null;

    private static Work Answer(Person? person, Company? company, HunterAccount account, Form form)
    {
        if (person is { Suppressed: true })
            return HunterErrors.Suppressed;
        var records = (person is null ? 0 : 1) + (company is null ? 0 : 1);
        var answer = records == 0
            ? HunterErrors.NotFound
            : Json.Ok((person, company, form), static (json, it) => Write(json, it.person, it.company, it.form));
        return account.Sell(HunterProduct.Enrichment, records * CreditsPerRecord, null, answer);
    }

    private static void Write(Utf8JsonWriter json, Person? person, Company? company, Form form)
    {
        json.WriteStartObject();
        json.WritePropertyName("data");
        if (form == Form.Combined)
        {
            json.WriteStartObject();
            json.WritePropertyName("person");
            PersonJson.WriteOrNull(json, person);
            json.WritePropertyName("company");
            CompanyJson.WriteOrNull(json, company);
            json.WriteEndObject();
        }
        else if (form == Form.Person)
        {
            PersonJson.WriteOrNull(json, person);
        }
        else
        {
            CompanyJson.WriteOrNull(json, company);
        }

        json.WriteStartObject("meta");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private enum Form
    {
        Company,
        Person,
        Combined,
    }
}
