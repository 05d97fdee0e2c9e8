using Enrichment.Sandbox.Tests.Testing;
using Enrichment.Sandbox.Web;

namespace Enrichment.Sandbox.Tests.Web;

public sealed class RobotsTests
{
    [Theory]
    [InlineData("Missing", 404, "")]
    [InlineData("AllowAll", 200, "Disallow:\n")]
    [InlineData("Typical", 200, "Disallow: /wp-admin/\n")]
    [InlineData("DisallowAll", 200, "User-agent: *\nDisallow: /\n")]
    [InlineData("OthersOnly", 200, "User-agent: GPTBot")]
    [InlineData("CrawlDelay", 200, "Crawl-delay: 1")]
    [InlineData("Wildcards", 200, "/*.pdf$")]
    [InlineData("NoTeam", 200, "Disallow: /")]
    [InlineData("AllowSome", 200, "Allow: /$\n")]
    [InlineData("Unavailable", 503, "")]
    [InlineData("Forbidden", 403, "")]
    [InlineData("Html", 200, "<!DOCTYPE html>")]
    [InlineData("Messy", 200, "\r\ndisallow:/tmp/ # old\r\n")]
    [InlineData("Empty", 200, "")]
    public async Task Every_kind_of_robots_file_is_met(string kind, int status, string part)
    {
        await using var world = await Loopback.StartAsync();
        var company = Known.Site(plan => plan.Robots == Enum.Parse<RobotsKind>(kind) && Known.IsPlain(plan));
        var reply = await world.SiteAsync(company.Domain, "/robots.txt");
        reply.Status.ShouldBe(status);
        reply.Body.ShouldContain(part);
        (await world.CallsAsync())[0].GetProperty("operation").GetString().ShouldBe("robots");
    }

    [Fact]
    public void A_few_per_cent_of_the_sites_shut_everybody_out()
    {
        var plans = Known.Domains(3000).Select(Known.Companies.Of).Where(company => company.SiteUp).Select(Known.Plan).ToList();
        (plans.Count(plan => plan.Robots == RobotsKind.DisallowAll) / (double)plans.Count).ShouldBeInRange(0.02, 0.06);
    }

    [Fact]
    public async Task Under_web_the_rules_are_about_the_paths_there()
    {
        await using var world = await Loopback.StartAsync();
        var company = Known.Site(plan => plan.Robots == RobotsKind.DisallowAll && Known.IsPlain(plan));
        (await world.GetAsync($"/web/{company.Domain}/robots.txt")).Body.ShouldContain($"Disallow: /web/{company.Domain}/\n");
    }
}
