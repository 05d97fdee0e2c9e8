using System.Text.Json;
using Enrichment.Sandbox.Server;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Hunter;

/// <summary>A company as Hunter's enrichment shows it.</summary>
internal static class CompanyJson
{
    public static void WriteOrNull(Utf8JsonWriter json, Company? company)
    {
        if (company is null)
            json.WriteNullValue();
        else
            Write(json, company);
    }

    private static void Write(Utf8JsonWriter json, Company company)
    {
        json.WriteStartObject();
        json.WriteString("id", RecordId.Of("company", company.Domain));
        json.WriteString("name", company.Name);
        json.WriteString("legalName", company.LegalName);
        json.WriteString("domain", company.Domain);
        json.WriteStrings("domainAliases", []);
        json.WriteStartObject("site");
        json.WriteStrings("phoneNumbers", [company.Phone]);
        json.WriteStrings("emailAddresses", company.HunterHasEmails ? company.Mailboxes.Select(name => $"{name}@{company.Domain}") : []);
        json.WriteEndObject();
        WriteCategory(json, company.Industry);
        json.WriteStrings("tags", company.Industry.Tags);
        json.WriteString("description", company.Description);
        json.WriteNumber("foundedYear", company.Founded);
        WritePlace(json, company);
        json.WriteString("logo", $"http://{company.Domain}/assets/logo.png");
        WriteSocial(json, company.Social);
        json.WriteString("emailProvider", company.EmailProvider);
        json.WriteString("type", company.Kind);
        json.WriteString("company_type", company.Kind == "public" ? "public company" : "privately held");
        json.WriteString("ticker", company.Ticker);
        json.WriteStartObject("identifiers");
        json.WriteNull("usEIN");
        json.WriteEndObject();
        json.WriteString("phone", company.Phone);
        WriteMetrics(json, company);
        json.WriteStrings("tech", company.Tech.Select(technology => technology.Slug));
        json.WriteStrings("techCategories", company.Tech.Select(technology => technology.Category).Distinct());
        WriteDomain(json, "parent");
        WriteDomain(json, "ultimateParent");
        json.WriteString("indexedAt", "2026-06-01");
        json.WriteEndObject();
    }

    private static void WriteCategory(Utf8JsonWriter json, Industry industry)
    {
        json.WriteStartObject("category");
        json.WriteString("sector", industry.Sector);
        json.WriteString("industryGroup", industry.Group);
        json.WriteString("industry", industry.Name);
        json.WriteString("subIndustry", industry.SubIndustry);
        json.WriteString("gicsCode", industry.Gics);
        json.WriteString("sicCode", industry.Sic[..2]);
        json.WriteStrings("sic4Codes", [industry.Sic]);
        json.WriteString("naicsCode", industry.Naics[..2]);
        json.WriteStrings("naics6Codes", [industry.Naics]);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, Company company)
    {
        var place = company.Place;
        json.WriteString("location", $"{company.Street}, {place.City}, {place.StateCode} {company.PostalCode}, {place.Country}");
        json.WriteString("timeZone", place.TimeZone);
        json.WriteNumber("utcOffset", place.UtcOffset);
        json.WriteStartObject("geo");
        json.WriteString("streetNumber", company.StreetNumber.ToString());
        json.WriteString("streetName", company.StreetName);
        json.WriteString("city", place.City);
        json.WriteString("postalCode", company.PostalCode);
        json.WriteString("state", place.State);
        json.WriteString("stateCode", place.StateCode);
        json.WriteString("country", place.Country);
        json.WriteString("countryCode", place.CountryCode);
        json.WriteNumber("lat", place.Latitude);
        json.WriteNumber("lng", place.Longitude);
        json.WriteEndObject();
    }

    private static void WriteSocial(Utf8JsonWriter json, SocialHandles social)
    {
        WriteHandle(json, "facebook", social.Facebook);
        WriteHandle(json, "linkedin", social.LinkedIn);
        WriteHandle(json, "twitter", social.Twitter);
        WriteHandle(json, "crunchbase", social.Crunchbase);
    }

    private static void WriteHandle(Utf8JsonWriter json, string network, string? handle)
    {
        json.WriteStartObject(network);
        json.WriteString("handle", handle);
        json.WriteEndObject();
    }

    private static void WriteMetrics(Utf8JsonWriter json, Company company)
    {
        json.WriteStartObject("metrics");
        json.WriteString("employees", SizeBands.Employees(company.Employees));
        json.WriteNull("marketCap");
        json.WriteNull("raised");
        json.WriteNull("annualRevenue");
        json.WriteString("estimatedAnnualRevenue", SizeBands.Revenue(company.Revenue));
        json.WriteNull("fiscalYearEnd");
        json.WriteNull("alexaUsRank");
        json.WriteEndObject();
    }

    private static void WriteDomain(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteNull("domain");
        json.WriteEndObject();
    }
}
