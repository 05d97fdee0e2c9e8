using Enrichment.Domain.Sources;
using Enrichment.Sources.Web.Evidence;
using Enrichment.Sources.Web.Pages;

namespace Enrichment.Sources.Tests.Web.Evidence;

public class PageEvidenceTests
{
    [Theory]
    [InlineData("""<a href="mailto:info@acme.com?subject=Hi">x</a>""", "info@acme.com", 0.9)]
    [InlineData("""<a href=" MAILTO:%69nfo@acme.com ">x</a>""", "info@acme.com", 0.9)]
    [InlineData("""<a href="mailto:a@acme.com,b@acme.com">x</a>""", "a@acme.com", 0.88)]
    [InlineData("<p>Write to info@acme.com.</p>", "info@acme.com", 0.7)]
    [InlineData("<p>-----@-----</p><p>--info@acme.com--</p>", "info@acme.com", 0.7)]
    [InlineData("<p>Write to (sales@shop.acme.com)</p>", "sales@shop.acme.com", 0.7)]
    [InlineData("<p>info [at] acme [dot] com</p>", "info@acme.com", 0.65)]
    [InlineData("<p>info(at)acme.com</p>", "info@acme.com", 0.65)]
    [InlineData("<p>info {AT} acme {DOT} co {DOT} uk</p>", "info@acme.co.uk", 0.35)]
    [InlineData("<p>info at acme dot com</p>", "info@acme.com", 0.65)]
    [InlineData("<p>acme.omaha@gmail.com</p>", "acme.omaha@gmail.com", 0.33)]
    [InlineData("""<a href="mailto:info@agency.com">web design</a> info@acme.com""", "info@acme.com", 0.7)]
    [InlineData("<p>jobs@acme.com, ann.lee@acme.com, contact@acme.com</p>", "contact@acme.com", 0.7)]
    [InlineData("<p>noreply@acme.com</p>", "noreply@acme.com", 0.4)]
    public void The_companys_own_general_address_is_preferred(string html, string email, double confidence)
    {
        var fact = Best(html, "company.email");

        fact.Value.ShouldBe(email);
        fact.Confidence.ShouldBe(confidence, 1e-9);
        fact.Evidence.ShouldBe("http://acme.com/contact");
    }

    [Theory]
    [InlineData("<p>you@example.com</p>")]
    [InlineData("""<img src="logo@2x.png"> logo@2x.png""")]
    [InlineData("<p>605a7baede844d278b89dc95ae0a9123@sentry.io</p>")]
    [InlineData("<p>we are at work</p>")]
    [InlineData("<p>meet us at the dot com fair</p>")]
    [InlineData("<p>@acme on twitter, 5 @ 3.50 each</p>")]
    [InlineData("""<a href="mailto:">x</a>""")]
    public void What_is_no_address_of_the_company_is_not_found(string html) =>
        Found(html).Has("company.email", 0.3).ShouldBeFalse();

    [Theory]
    [InlineData("""<a href="tel:+1-402-555-0100">x</a>""", "+14025550100", 0.85)]
    [InlineData("""<a href="tel:%2B49%2030%20901820">x</a>""", "+4930901820", 0.85)]
    [InlineData("<p>Phone: (402) 555-0100</p>", "4025550100", 0.6)]
    [InlineData("<p>Tel. +49 (0)30 / 901820</p>", "+4930901820", 0.6)]
    [InlineData("<p>Call us on 020 7946 0958 today</p>", "02079460958", 0.6)]
    public void The_companys_number_is_found(string html, string phone, double confidence)
    {
        var fact = Best(html, "company.phone");

        fact.Value.ShouldBe(phone);
        fact.Confidence.ShouldBe(confidence);
    }

    [Theory]
    [InlineData("<p>Fax: (402) 555-0100</p>")]
    [InlineData("<p>Order 4025550100, since 1999-2026</p>")]
    public void A_number_that_is_no_phone_is_not_found(string html) => Found(html).Has("company.phone", 0).ShouldBeFalse();

    [Theory]
    [InlineData("""<meta property="og:site_name" content="Acme Plumbing"><title>Home</title>""", "Acme Plumbing", 0.8)]
    [InlineData("<title>Best pipes in town | Acme Ltd</title>", "Acme Ltd", 0.6)]
    [InlineData("<title>Acme – pipes – Omaha</title>", "Acme", 0.6)]
    [InlineData("<title>Pipes and Sons</title>", "Pipes and Sons", 0.4)]
    public void The_name_is_what_the_site_calls_itself(string html, string name, double confidence)
    {
        var fact = Best(html, "company.name");

        fact.Value.ShouldBe(name);
        fact.Confidence.ShouldBe(confidence);
    }

    [Theory]
    [InlineData("<title>Home</title>")]
    [InlineData("<title>Just a moment...</title>")]
    [InlineData("<title>Pipes | Omaha | Nebraska</title>")]
    [InlineData("<title></title>")]
    public void A_title_that_names_nobody_is_no_name(string html) => Found(html).Has("company.name", 0).ShouldBeFalse();

    [Fact]
    public void An_organisation_in_json_ld_gives_all_its_facts()
    {
        var found = Found("""
            <script type="application/ld+json">
            {"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Site of Acme"},
             {"@type":["Organization","Plumber"],"name":"Acme Plumbing","description":"Pipes and more pipes","email":"mailto:info@acme.com","telephone":"+1 402 555 0100","foundingDate":"1999-05-01",
              "numberOfEmployees":{"@type":"QuantitativeValue","minValue":11,"maxValue":50},
              "address":{"@type":"PostalAddress","streetAddress":"1 Main St","addressLocality":"Omaha","addressRegion":"NE","postalCode":"68102","addressCountry":{"@type":"Country","name":"US"}},
              "sameAs":["https://www.linkedin.com/company/Acme/","https://twitter.com/acme","https://www.facebook.com/acmeplumbing?ref=x"]}]}
            </script>
            """);

        found.Facts.ToDictionary(f => f.Field, f => f.Value).ShouldBe(new Dictionary<string, string>
        {
            ["company.name"] = "Acme Plumbing",
            ["company.description"] = "Pipes and more pipes",
            ["company.email"] = "info@acme.com",
            ["company.phone"] = "+14025550100",
            ["company.founded_year"] = "1999",
            ["company.employee_count"] = "11-50",
            ["company.street"] = "1 Main St",
            ["company.city"] = "Omaha",
            ["company.state"] = "NE",
            ["company.postal_code"] = "68102",
            ["company.country"] = "US",
            ["company.linkedin_url"] = "https://www.linkedin.com/company/acme",
            ["company.twitter_url"] = "https://x.com/acme",
            ["company.facebook_url"] = "https://www.facebook.com/acmeplumbing",
        }, ignoreOrder: true);
        found.Facts.ShouldAllBe(f => f.Confidence >= 0.8);
    }

    [Theory]
    [InlineData("""{"@type":"Person","name":"Ann Lee","telephone":"+1 402 555 0100"}""")]
    [InlineData("""{"@type":"Organization"}""")]
    [InlineData("""[[[[[[[[[[[[{"@type":"Organization","name":"deep"}]]]]]]]]]]]]""")]
    [InlineData("""{"@type":"Organization","name":{"a":1},"address":[null],"sameAs":{"x":[]},"contactPoint":7}""")]
    [InlineData("not json")]
    public void Json_ld_that_describes_no_organisation_gives_nothing(string json) =>
        Found($"<script type='application/ld+json'>{json}</script>").IsEmpty.ShouldBeTrue();

    [Theory]
    [InlineData("https://www.linkedin.com/company/acme-inc/about/?trk=x", "company.linkedin_url", "https://www.linkedin.com/company/acme-inc")]
    [InlineData("https://twitter.com/@Acme", "company.twitter_url", "https://x.com/Acme")]
    [InlineData("http://x.com/acme/status/1", "company.twitter_url", "https://x.com/acme")]
    [InlineData("https://de-de.facebook.com/acme/", "company.facebook_url", "https://www.facebook.com/acme")]
    [InlineData("https://www.facebook.com/pages/Acme/123", "company.facebook_url", "https://www.facebook.com/pages/Acme/123")]
    public void A_link_to_a_network_is_the_companys_page_there(string link, string field, string expected) =>
        Best($"<a href='{link}'>x</a>", field).Value.ShouldBe(expected);

    [Theory]
    [InlineData("https://www.linkedin.com/in/annlee")]
    [InlineData("https://www.linkedin.com/shareArticle?url=x")]
    [InlineData("https://twitter.com/intent/tweet?text=x")]
    [InlineData("https://twitter.com/share")]
    [InlineData("https://www.facebook.com/sharer/sharer.php?u=x")]
    [InlineData("https://notfacebook.com/acme")]
    [InlineData("https://twitter.com/")]
    public void A_link_to_share_with_is_not(string link) => Found($"<a href='{link}'>x</a>").IsEmpty.ShouldBeTrue();

    [Fact]
    public void Technologies_are_hinted_at_by_generator_assets_headers_and_cookies()
    {
        var page = PageReader.Read(
            """<meta name="generator" content="WordPress 6.5"><script src="https://www.googletagmanager.com/gtag/js?id=1"></script>""",
            new Uri("http://acme.com/"),
            [KeyValuePair.Create("server", "nginx/1.25"), KeyValuePair.Create("set-cookie", "PHPSESSID=wordpress_secret; path=/")]);

        PageEvidence.Of(page, "acme.com").Single().Value.ShouldBe("Google Analytics; nginx; PHP; WordPress");
    }

    [Fact]
    public void Every_line_of_the_hints_can_be_read() => TechnologyHint.Load().Count.ShouldBeGreaterThan(100);

    [Fact]
    public void Findings_keep_the_surest_and_add_up_technologies()
    {
        var findings = Findings.None
            .With([new FoundFact("company.name", "first", 0.6), new FoundFact(Findings.Technologies, "nginx", 0.7)])
            .With([new FoundFact("company.name", "as sure", 0.6), new FoundFact(Findings.Technologies, "nginx; PHP", 0.7)])
            .With([new FoundFact("company.name", "surer", 0.9)], trust: 0.5);

        findings.Facts.ShouldBe([new FoundFact("company.name", "first", 0.6), new FoundFact(Findings.Technologies, "nginx; PHP", 0.7)]);
    }

    private static Findings Found(string html)
    {
        var page = PageReader.Read(html, new Uri("http://acme.com/contact?token=1#x"), []);
        return Findings.None.With(PageEvidence.Of(page, "acme.com"));
    }

    private static FoundFact Best(string html, string field) => Found(html).Best[field];
}
