using System.Net;
using System.Text;
using Enrichment.Sandbox.Tests.Testing;
using Enrichment.Sandbox.Web;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Tests.Web;

public sealed class MarkupTests
{
    [Fact]
    public async Task Addresses_are_written_in_many_ways_and_each_can_be_read_back()
    {
        await using var world = await Loopback.StartAsync();
        foreach (var style in Enum.GetValues<MailStyle>())
        {
            var company = WithContact(plan => plan.Mail == style);
            var page = await world.SiteAsync(company.Domain, Known.Plan(company).Pages[PageKind.Contact]);
            var shows = ReadBack(page.Body, style).Contains($"{company.Mailboxes[0]}@{company.Domain}");
            shows.ShouldBe(style != MailStyle.None, style.ToString());
        }
    }

    [Theory]
    [InlineData("TelLink", "href=\"tel:+1")]
    [InlineData("Plain", "Phone: (")]
    [InlineData("Dotted", ".555.01")]
    [InlineData("JsonLd", "\"telephone\":\"+1")]
    [InlineData("Meta", "<meta property=\"og:phone_number\" content=\"+1")]
    public async Task Telephone_numbers_are_written_in_many_ways(string style, string mark)
    {
        await using var world = await Loopback.StartAsync();
        var company = WithContact(plan => plan.Phone == Enum.Parse<PhoneStyle>(style));
        (await world.SiteAsync(company.Domain, Known.Plan(company).Pages[PageKind.Contact])).Body.ShouldContain(mark);
    }

    [Fact]
    public async Task The_head_describes_the_company_for_machines()
    {
        await using var world = await Loopback.StartAsync();
        var company = Known.Site(plan => Known.IsPlain(plan) && plan is { HasJsonLd: true, HasOpenGraph: true });
        var html = (await world.SiteAsync(company.Domain)).Body;
        html.ShouldContain("<meta name=\"description\" content=\"");
        html.ShouldContain("<meta property=\"og:site_name\" content=\"");
        html.ShouldContain($"\"addressLocality\":\"{company.Place.City}\"");
        html.ShouldContain($"\"foundingDate\":\"{company.Founded}\"");
    }

    [Fact]
    public async Task Technology_shows_as_generator_script_style_sheet_or_header_and_is_what_Hunter_lists()
    {
        await using var world = await Loopback.StartAsync();
        foreach (var trace in Enum.GetValues<TechnologyTrace>())
        {
            var company = Known.Company(company => company is { SiteUp: true, KnownToHunter: true } && Known.IsPlain(Known.Plan(company))
                && company.Tech.Any(technology => technology.Trace == trace));
            var technology = company.Tech.First(technology => technology.Trace == trace);
            var page = await world.SiteAsync(company.Domain);
            (page.Message.Headers + page.Body).ShouldContain(technology.Mark);
            (await world.HunterAsync($"companies/find?domain={company.Domain}")).Data.GetProperty("tech").EnumerateArray()
                .Select(slug => slug.GetString()).ShouldContain(technology.Slug);
        }
    }

    [Fact]
    public async Task The_team_page_names_people_but_none_who_asked_not_to_be_processed()
    {
        await using var world = await Loopback.StartAsync();
        var company = Known.Company(company => company.SiteUp && Known.IsPlain(Known.Plan(company))
            && Known.Plan(company).Pages.ContainsKey(PageKind.Team)
            && company.People.Take(20).Any(person => person is { Suppressed: true, OnTeamPage: true }));
        var html = (await world.SiteAsync(company.Domain, Known.Plan(company).Pages[PageKind.Team])).Body;
        var shown = company.People.Where(person => person.OnTeamPage).Take(20).ToLookup(person => person.Suppressed);
        shown[false].ShouldAllBe(person => html.Contains($"<h3>{Escape.Html(person.FullName)}</h3><p>{person.Title.Name}</p>"));
        shown[true].ShouldAllBe(person => !html.Contains(person.Email));
    }

    private static Company WithContact(Func<SitePlan, bool> wanted) => Known.Company(company =>
        company is { SiteUp: true, Place.IsUnitedStates: true } && Known.Plan(company) is var plan
        && Known.IsPlain(plan) && plan.Pages.ContainsKey(PageKind.Contact) && wanted(plan));

    private static string ReadBack(string html, MailStyle style) => style switch
    {
        MailStyle.Entities => WebUtility.HtmlDecode(html),
        MailStyle.AtDot => html.Replace(" [at] ", "@").Replace(" [dot] ", "."),
        MailStyle.Protected => string.Concat(html.Split("data-cfemail=\"").Skip(1).Select(part => Unprotect(part[..part.IndexOf('"')]))),
        _ => html,
    };

    private static string Unprotect(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        return Encoding.UTF8.GetString([.. bytes.Skip(1).Select(letter => (byte)(letter ^ bytes[0]))]) + " ";
    }
}
