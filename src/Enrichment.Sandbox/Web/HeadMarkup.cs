using System.Text;
using System.Text.Json;
using Enrichment.Sandbox.Server;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Web;

/// <summary>A page's head: title, description, Open Graph, hints of technology, JSON-LD.</summary>
internal static class HeadMarkup
{
    public static void Append(StringBuilder html, PageContext page, string title)
    {
        html.Append($"<head><meta charset=\"{(page.Plan.IsLatin1 ? "iso-8859-1" : "utf-8")}\"><title>{title}</title>\n");
        html.Append("<meta name=\"description\" content=\"").Append(page.Description).Append("\">\n");
        html.Append("<link rel=\"canonical\" href=\"").Append(page.Visit.Here(page.Visit.Path)).Append("\">\n");
        if (page.Plan.HasOpenGraph)
            AppendOpenGraph(html, page, title);
        if (page.Plan.Mail == MailStyle.Meta)
            html.Append("<meta property=\"og:email\" content=\"").Append(page.MainAddress).Append("\">\n");
        if (page.Plan.Phone == PhoneStyle.Meta)
            html.Append("<meta property=\"og:phone_number\" content=\"").Append(page.Company.Phone).Append("\">\n");
        foreach (var technology in page.Company.Tech)
            AppendTechnology(html, technology);
        if (page.Plan.HasJsonLd || page.Plan.Mail == MailStyle.JsonLd || page.Plan.Phone == PhoneStyle.JsonLd)
            html.Append("<script type=\"application/ld+json\">").Append(JsonLd(page)).Append("</script>\n");
        html.Append("</head>\n");
    }

    private static void AppendOpenGraph(StringBuilder html, PageContext page, string title)
    {
        html.Append("<meta property=\"og:site_name\" content=\"").Append(page.Name).Append("\">\n");
        html.Append("<meta property=\"og:title\" content=\"").Append(title).Append("\">\n");
        html.Append("<meta property=\"og:description\" content=\"").Append(page.Description).Append("\">\n");
        html.Append("<meta property=\"og:image\" content=\"").Append(page.Visit.Here("/assets/logo.png")).Append("\">\n");
    }

    private static void AppendTechnology(StringBuilder html, Technology technology)
    {
        var markup = technology.Trace switch
        {
            TechnologyTrace.Generator => $"<meta name=\"generator\" content=\"{technology.Mark}\">\n",
            TechnologyTrace.Script => $"<script async src=\"{technology.Mark}\"></script>\n",
            TechnologyTrace.StyleSheet => $"<link rel=\"stylesheet\" href=\"{technology.Mark}\">\n",
            _ => "",
        };
        html.Append(markup);
    }

    private static string JsonLd(PageContext page) => Encoding.UTF8.GetString(Json.Write(page, static (json, page) =>
    {
        var company = page.Company;
        json.WriteStartObject();
        json.WriteString("@context", "https://schema.org");
        var isHealth = company.Industry.Sector == "Health Care";
        json.WriteString("@type", isHealth ? "MedicalBusiness" : "Organization");
        json.WriteString("name", company.Name);
        json.WriteString("legalName", company.LegalName);
        json.WriteString("url", page.Visit.Here("/"));
        json.WriteString("foundingDate", company.Founded.ToString());
        if (page.Plan.Mail == MailStyle.JsonLd)
            json.WriteString("email", page.MainAddress);
        if (page.Plan.Phone is PhoneStyle.JsonLd or PhoneStyle.TelLink)
            json.WriteString("telephone", company.Phone);
        WriteAddress(json, company);
        json.WriteStrings("sameAs", SocialLinks.Of(company.Social));
        json.WriteEndObject();
    }).Span);

    private static void WriteAddress(Utf8JsonWriter json, Company company)
    {
        json.WriteStartObject("address");
        json.WriteString("@type", "PostalAddress");
        json.WriteString("streetAddress", company.Street);
        json.WriteString("addressLocality", company.Place.City);
        json.WriteString("addressRegion", company.Place.StateCode);
        json.WriteString("postalCode", company.PostalCode);
        json.WriteString("addressCountry", company.Place.CountryCode);
        json.WriteEndObject();
    }
}
