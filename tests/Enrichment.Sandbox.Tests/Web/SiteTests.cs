using Enrichment.Sandbox.Tests.Testing;
using Enrichment.Sandbox.Web;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Tests.Web;

public sealed class SiteTests
{
    [Fact]
    public async Task Any_host_is_that_domains_site_with_any_port_and_with_www()
    {
        await using var world = await Loopback.StartAsync();
        var company = Known.Site(plan => Known.IsPlain(plan) && !plan.HasJsonLd && !plan.HasOpenGraph);
        var bare = await world.SiteAsync(company.Domain);
        bare.Status.ShouldBe(200);
        bare.Message.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        bare.Body.ShouldContain($"<h1>{company.Name}</h1>");
        (await world.SiteAsync(company.Domain.ToUpperInvariant() + ":8443")).Body.ShouldContain($"<h1>{company.Name}</h1>");
        (await world.SiteAsync("www." + company.Domain)).Body.ShouldContain($"<h1>{company.Name}</h1>");
    }

    [Fact]
    public async Task The_same_site_stands_under_web_with_links_that_stay_there()
    {
        await using var world = await Loopback.StartAsync();
        var company = Known.Site(plan => Known.IsPlain(plan) && plan.Pages.ContainsKey(PageKind.Contact));
        var contact = Known.Plan(company).Pages[PageKind.Contact];
        var home = await world.GetAsync($"/web/{company.Domain}/");
        home.Body.ShouldContain($"href=\"/web/{company.Domain}{contact}\"");
        (await world.GetAsync($"/web/{company.Domain}{contact}")).Body.ShouldContain("<h1>Contact</h1>");
    }

    [Fact]
    public async Task A_site_that_is_down_closes_the_connection_or_has_no_page_or_is_unavailable()
    {
        await using var world = await Loopback.StartAsync();
        Company Down(SiteTrouble trouble) => Known.Company(company => !company.SiteUp && Known.Plan(company).Trouble == trouble);
        await Should.ThrowAsync<HttpRequestException>(world.SiteAsync(Down(SiteTrouble.Hangup).Domain));
        (await world.SiteAsync(Down(SiteTrouble.NotFound).Domain)).Status.ShouldBe(404);
        (await world.SiteAsync(Down(SiteTrouble.Unavailable).Domain)).Status.ShouldBe(503);
    }

    [Fact]
    public async Task Redirects_lead_to_the_other_host_or_to_a_path_and_end_there()
    {
        await using var world = await Loopback.StartAsync();
        var toWww = Known.Site(plan => plan is { Redirect: SiteRedirect.ToWww, Kind: SiteKind.Normal }).Domain;
        (await LocationAsync(world, toWww, "/about?x=1")).ShouldBe($"http://www.{toWww}/about?x=1");
        (await world.SiteAsync("www." + toWww)).Status.ShouldBe(200);
        var toBare = Known.Site(plan => plan is { Redirect: SiteRedirect.ToBare, Kind: SiteKind.Normal }).Domain;
        (await LocationAsync(world, $"www.{toBare}:81", "/")).ShouldBe($"http://{toBare}:81/");
        (await world.SiteAsync(toBare)).Status.ShouldBe(200);
        var toPath = Known.Site(plan => plan is { Redirect: SiteRedirect.ToPath, Kind: SiteKind.Normal }).Domain;
        (await LocationAsync(world, toPath, "/")).ShouldBe("/en/");
        (await world.SiteAsync(toPath, "/en/")).Status.ShouldBe(200);
        (await world.GetAsync($"/web/{toWww}/")).Message.Headers.Location!.OriginalString.ShouldBe($"/web/www.{toWww}/");
    }

    [Fact]
    public async Task A_company_may_have_moved_to_another_domain_or_send_its_visitors_in_circles()
    {
        await using var world = await Loopback.StartAsync();
        var moved = Known.Site(plan => plan.Redirect == SiteRedirect.ToOther).Domain;
        var target = new Uri(await LocationAsync(world, moved, "/about"));
        target.Host.ShouldNotBe(moved);
        (await LocationAsync(world, moved, "/")).ShouldBe(target.OriginalString);
        var circle = Known.Site(plan => plan.Redirect == SiteRedirect.Loop).Domain;
        (await LocationAsync(world, circle, "/")).ShouldBe("/home");
        (await LocationAsync(world, circle, "/home")).ShouldBe("/");
    }

    [Fact]
    public async Task Some_pages_are_in_Latin_1_and_only_the_page_itself_says_so()
    {
        await using var world = await Loopback.StartAsync();
        var company = Known.Company(company => company is { SiteUp: true, Place.City: "München" }
            && Known.Plan(company) is { IsLatin1: true } plan && Known.IsPlain(plan));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = company.Domain;
        using var response = await world.Client.SendAsync(request);
        response.Content.Headers.ContentType!.CharSet.ShouldBeNull();
        var text = System.Text.Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync());
        text.ShouldContain("<meta charset=\"iso-8859-1\">");
        text.ShouldContain("in München and beyond");
    }

    [Fact]
    public async Task Odd_home_pages_are_huge_or_no_HTML_or_for_sale_or_empty_without_scripts()
    {
        await using var world = await Loopback.StartAsync();
        Task<Reply> HomeAsync(SiteKind kind) =>
            world.SiteAsync(Known.Site(plan => plan.Kind == kind && plan.Redirect == SiteRedirect.None).Domain);
        (await HomeAsync(SiteKind.Huge)).Body.Length.ShouldBeGreaterThan(3_000_000);
        (await HomeAsync(SiteKind.NotHtml)).Message.Content.Headers.ContentType!.MediaType.ShouldNotBe("text/html");
        (await HomeAsync(SiteKind.Parked)).Body.ShouldContain("for sale");
        (await HomeAsync(SiteKind.ScriptOnly)).Body.ShouldContain("<noscript>");
    }

    [Fact]
    public async Task A_slow_site_takes_eight_times_the_latency()
    {
        var clock = new VirtualClock();
        await using var world = await Loopback.StartAsync(new SandboxOptions { Clock = clock, Latency = TimeSpan.FromMilliseconds(100) });
        var page = world.SiteAsync(Known.Site(plan => plan is { Kind: SiteKind.Slow, Redirect: SiteRedirect.None }).Domain);
        await clock.WaitingAsync(1);
        clock.Advance(TimeSpan.FromMilliseconds(799));
        page.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromMilliseconds(1));
        (await page).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Unknown_paths_are_404_and_at_a_few_sites_a_friendly_200()
    {
        await using var world = await Loopback.StartAsync();
        var strict = Known.Site(plan => Known.IsPlain(plan) && !plan.SoftNotFound).Domain;
        var soft = Known.Site(plan => Known.IsPlain(plan) && plan.SoftNotFound).Domain;
        (await world.SiteAsync(strict, "/no/such/page")).Status.ShouldBe(404);
        (await world.SiteAsync(soft, "/no/such/page")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Every_link_of_the_navigation_leads_to_a_page_and_the_sitemap_lists_them()
    {
        await using var world = await Loopback.StartAsync();
        var company = Known.Site(plan => Known.IsPlain(plan) && plan is { HasSitemap: true, Pages.Count: > 6 });
        var sitemap = await world.SiteAsync(company.Domain, "/sitemap.xml");
        foreach (var path in Known.Plan(company).Pages.Values)
        {
            (await world.SiteAsync(company.Domain, path)).Status.ShouldBe(200, path);
            sitemap.Body.ShouldContain($"<loc>http://{company.Domain}{path}</loc>");
        }
    }

    [Fact]
    public async Task Head_has_the_length_and_no_body_and_other_methods_are_refused()
    {
        await using var world = await Loopback.StartAsync();
        var domain = Known.Site(Known.IsPlain).Domain;
        var head = await world.SiteAsync(domain, "/", HttpMethod.Head);
        head.Message.Content.Headers.ContentLength!.Value.ShouldBeGreaterThan(0);
        head.Body.ShouldBeEmpty();
        (await world.SiteAsync(domain, "/", HttpMethod.Post)).Status.ShouldBe(405);
    }

    [Fact]
    public async Task The_sandboxes_own_pages_are_not_served_to_a_sites_host()
    {
        await using var world = await Loopback.StartAsync();
        var domain = Known.Site(plan => Known.IsPlain(plan) && !plan.SoftNotFound).Domain;
        (await world.SiteAsync(domain, "/_bill")).Status.ShouldBe(404);
        (await world.SiteAsync(domain, "/_bill")).Body.ShouldNotContain("total");
    }

    private static async Task<string> LocationAsync(Loopback world, string host, string path)
    {
        var reply = await world.SiteAsync(host, path);
        reply.Status.ShouldBeOneOf(301, 302);
        return reply.Message.Headers.Location!.OriginalString;
    }
}
