using System.Text.Json;
using Enrichment.Sandbox.Server;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Hunter;

/// <summary><c>GET /email-finder</c>: one person's address. One credit when found; <c>email: null</c> and nothing when not.</summary>
internal sealed class EmailFinder(Companies companies, HunterPeople people)
{
    public HunterReading Read(HunterQuery query)
    {
        if (query.Number("max_duration", 10, 3, 20) is null)
            return HunterReading.Wrong("", "max_duration must be a number from 3 to 20");
        if (query["linkedin_handle"] is { } given && query["domain"] is null && query["company"] is null)
        {
            var handle = LinkedInHandle.Normalise(given);
            return handle.Length == 0
                ? HunterReading.Wrong("", "linkedin_handle is empty")
                : HunterReading.Good(handle, account => Find(people.ByHandle(handle), null, "linkedin|" + handle, account));
        }

        return ReadByName(query);
    }

    private HunterReading ReadByName(HunterQuery query)
    {
        var (domain, companyName, problem) = HunterSubject.Read(query);
        var name = Name(query);
        if (problem is not null || name is null)
            return HunterReading.Wrong(domain, problem ?? "first_name and last_name, or full_name, is required");
        var (first, last) = name.Value;
        var normalised = $"{domain}|{first} {last}".ToLowerInvariant();
        return HunterReading.Good($"{first} {last} @ {domain}", account =>
        {
            var company = companies.Of(domain);
            var person = people.ByName(company, first, last) ?? NotFound(first, last);
            return Find((company, person), companyName, normalised, account);
        });
    }

    private static (string First, string Last)? Name(HunterQuery query)
    {
        var inParts = query["first_name"] is { } first && query["last_name"] is { } last ? $"{first} {last}" : null;
        var words = (inParts ?? query["full_name"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? null : (words[0], string.Join(' ', words[1..]));
    }

    /// <summary>Nobody: the names as asked, no address.</summary>
    private static Person NotFound(string first, string last) => new(first, last, JobTitles.Others[0], "")
    {
        Mail = "",
        Confidence = 0,
        KnownToHunter = false,
        Suppressed = false,
        OnTeamPage = false,
    };

    private static Work Find((Company Company, Person? Person) found, string? companyName, string normalised, HunterAccount account)
    {
        var (company, person) = found;
        if (person is { Suppressed: true })
            return HunterErrors.Suppressed;
        var answer = Json.Ok((company, person, companyName), static (json, it) => Write(json, it.company, it.person, it.companyName));
        var units = person is null or { Email: "" } ? 0 : 1;
        return account.Sell(HunterProduct.EmailFinder, units, normalised, answer);
    }

    private static void Write(Utf8JsonWriter json, Company company, Person? person, string? companyName)
    {
        var email = person?.Email is { Length: > 0 } address ? address : null;
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteString("first_name", person?.First);
        json.WriteString("last_name", person?.Last);
        json.WriteString("email", email);
        json.WriteNumber("score", person?.Confidence ?? 0);
        json.WriteString("domain", company.Domain);
        json.WriteBoolean("accept_all", company.Exists && company.AcceptAll);
        json.WriteString("position", email is null ? null : person!.Title.Name);
        json.WriteString("twitter", person?.Twitter);
        json.WriteString("linkedin_url", person?.LinkedIn is { } handle ? "https://www.linkedin.com/in/" + handle : null);
        json.WriteString("phone_number", person?.Phone);
        json.WriteString("company", company.KnownToHunter ? companyName ?? company.Name : null);
        HunterEvidence.Write(json, email ?? "nobody@" + company.Domain, email is null ? null : person!.Mail);
        json.WriteEndObject();
        json.WriteStartObject("meta");
        json.WriteStartObject("params");
        json.WriteString("first_name", person?.First);
        json.WriteString("last_name", person?.Last);
        json.WriteString("domain", company.Domain);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
