using System.Text.Json;
using Enrichment.Sandbox.Server;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Hunter;

/// <summary><c>GET /email-count</c>: how many addresses a domain search would list. Free.</summary>
internal sealed class EmailCount(Companies companies)
{
    public HunterReading Read(HunterQuery query)
    {
        var (domain, company, problem) = HunterSubject.Read(query);
        var type = query.Words("type", ["personal", "generic"]);
        return problem is not null || type is null
            ? HunterReading.Wrong(domain, problem ?? "type must be personal or generic")
            : HunterReading.Good(domain, _ => Work.Free(Count(domain, company, type.FirstOrDefault())));
    }

    private Answer Count(string domain, string? company, string? type)
    {
        var mails = HunterMail.Of(companies.Of(domain), companies.Seed).Where(mail => type is null || mail.Type == type).ToList();
        return Json.Ok((mails, domain, company, type), static (json, it) =>
        {
            json.WriteStartObject();
            json.WriteStartObject("data");
            json.WriteNumber("total", it.mails.Count);
            json.WriteNumber("personal_emails", it.mails.Count(mail => mail.Person is not null));
            json.WriteNumber("generic_emails", it.mails.Count(mail => mail.Person is null));
            WriteCounts(json, "department", it.mails.Select(mail => mail.Person?.Title.Department));
            WriteCounts(json, "seniority", it.mails.Select(mail => mail.Person?.Title.Seniority));
            json.WriteEndObject();
            json.WriteStartObject("meta");
            json.WriteStartObject("params");
            json.WriteString("domain", it.domain);
            json.WriteString("company", it.company);
            json.WriteString("type", it.type);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private static void WriteCounts(Utf8JsonWriter json, string name, IEnumerable<string?> values)
    {
        json.WriteStartObject(name);
        foreach (var group in values.OfType<string>().GroupBy(value => value).OrderBy(group => group.Key, StringComparer.Ordinal))
            json.WriteNumber(group.Key, group.Count());
        json.WriteEndObject();
    }
}
