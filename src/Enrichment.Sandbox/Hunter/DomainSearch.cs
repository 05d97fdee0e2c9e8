using System.Text.Json;
using Enrichment.Sandbox.Server;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Hunter;

/// <summary><c>GET /domain-search</c>: the e-mails of a domain. One credit for each 10 e-mails returned, begun ones whole.</summary>
internal sealed class DomainSearch(Companies companies)
{
    public HunterReading Read(HunterQuery parameters)
    {
        var (query, subject, problem) = DomainSearchQuery.Read(parameters);
        return query is null
            ? HunterReading.Wrong(subject, problem!)
            : HunterReading.Good(subject, account => Search(query, account));
    }

    private Work Search(DomainSearchQuery query, HunterAccount account)
    {
        var company = companies.Of(query.Domain);
        var found = HunterMail.Of(company, companies.Seed).Where(mail => Wanted(mail, query)).ToList();
        var page = found.Skip(query.Offset).Take(query.Limit).ToList();
        var credits = (page.Count + 9) / 10;
        var answer = Json.Ok(new Result(query, company, page, found.Count), Write);
        return account.Sell(HunterProduct.DomainSearch, credits, query.Normalised, answer);
    }

    private static bool Wanted(HunterMail mail, DomainSearchQuery query) =>
        (query.Type is null || mail.Type == query.Type)
        && Allows(query.Seniority, mail.Person?.Title.Seniority)
        && Allows(query.Department, mail.Person?.Title.Department)
        && Allows(query.Status, mail.Status);

    private static bool Allows(string[] wanted, string? value) => wanted.Length == 0 || (value is not null && wanted.Contains(value));

    private static void Write(Utf8JsonWriter json, Result result)
    {
        var (query, company, page, total) = result;
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteString("domain", query.Domain);
        json.WriteBoolean("disposable", Webmail.IsDisposable(query.Domain));
        json.WriteBoolean("webmail", Webmail.IsFree(query.Domain));
        json.WriteBoolean("accept_all", company.Exists && company.AcceptAll);
        json.WriteString("pattern", company.HunterHasEmails ? company.Pattern : null);
        json.WriteString("organization", company.KnownToHunter ? query.Company ?? company.Name : null);
        json.WriteStartArray("emails");
        foreach (var mail in page)
            mail.Write(json);
        json.WriteEndArray();
        json.WriteStrings("linked_domains", []);
        json.WriteEndObject();
        WriteMeta(json, query, total);
        json.WriteEndObject();
    }

    private static void WriteMeta(Utf8JsonWriter json, DomainSearchQuery query, int total)
    {
        json.WriteStartObject("meta");
        json.WriteNumber("results", total);
        json.WriteNumber("limit", query.Limit);
        json.WriteNumber("offset", query.Offset);
        json.WriteStartObject("params");
        json.WriteString("domain", query.Domain);
        json.WriteString("company", query.Company);
        json.WriteString("type", query.Type);
        json.WriteString("seniority", query.Seniority.Length == 0 ? null : string.Join(',', query.Seniority));
        json.WriteString("department", query.Department.Length == 0 ? null : string.Join(',', query.Department));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private sealed record Result(DomainSearchQuery Query, Company Company, List<HunterMail> Page, int Total);
}
