using System.Net.Sockets;
using Enrichment.Domain.Sources;
using Enrichment.Sources.Tests.Support;

namespace Enrichment.Sources.Tests.Web.Crawl;

public class SiteCrawlTests
{
    private const string Home = """
        <html><head><title>Acme | Home</title></head><body>
        <a href="/contact">Contact</a> <a href="/about-us#team">About us</a> <a href="/team">Team</a> <a href="/jobs">Jobs</a> <a href="/pricing">Pricing</a>
        <a href="/brochure.pdf">About (PDF)</a> <a href="http://other.com/contact">Other</a></body></html>
        """;

    [Fact]
    public async Task Robots_the_home_page_and_the_key_pages_are_fetched_one_request_a_step()
    {
        var web = new StubWeb()
            .Page("http://acme.com/", Home)
            .Page("http://acme.com/contact", """<a href="mailto:info@acme.com">Write</a> <a href="tel:+1-402-555-0100">Call</a>""");

        var (answer, calls) = await Crawl(web);

        web.Asked.ShouldBe(
        [
            "http://acme.com/robots.txt", "http://acme.com/", "http://acme.com/contact", "http://acme.com/about-us", "http://acme.com/team",
            "http://acme.com/jobs",
        ]);
        calls.ShouldBe(6);
        answer.Class.ShouldBe(AnswerClass.Data);
        answer.Charge.ShouldBe(Charge.None);
        answer.Facts.Single(f => f.Field == "company.email").ShouldBe(new FoundFact("company.email", "info@acme.com", 0.9, "http://acme.com/contact"));
        answer.Facts.Single(f => f.Field == "company.phone").Value.ShouldBe("+14025550100");
    }

    [Fact]
    public async Task The_crawl_stops_when_all_that_is_wanted_is_found()
    {
        var web = new StubWeb().Page("http://acme.com/", Home + """<a href="mailto:info@acme.com">Write</a>""");

        var (answer, _) = await Crawl(web, wanted: ["company.email", "company.revenue"]);

        web.Asked.ShouldBe(["http://acme.com/robots.txt", "http://acme.com/"]);
        answer.Facts.ShouldContain(f => f.Field == "company.email");
    }

    [Fact]
    public async Task Technologies_alone_need_the_home_page_alone()
    {
        var web = new StubWeb().Page("http://acme.com/", Home, ("Server", "nginx"));

        var (answer, _) = await Crawl(web, wanted: ["company.technologies"]);

        web.Asked.Count.ShouldBe(2);
        answer.Facts.ShouldContain(new FoundFact("company.technologies", "nginx", 0.7, "http://acme.com/"));
    }

    [Fact]
    public async Task What_robots_disallows_is_not_fetched()
    {
        var web = new StubWeb().Robots("http://acme.com", "User-agent: enrichmentbot\nDisallow: /contact\nDisallow: /jobs").Page("http://acme.com/", Home);

        await Crawl(web);

        web.Asked.ShouldNotContain("http://acme.com/contact");
        web.Asked.ShouldNotContain("http://acme.com/jobs");
        web.Asked.ShouldContain("http://acme.com/team");
    }

    [Fact]
    public async Task A_site_that_disallows_everything_gives_nothing_and_is_not_asked_again()
    {
        var web = new StubWeb().Robots("http://acme.com", "User-agent: *\nDisallow: /").Page("http://acme.com/", Home);
        var source = Source(web);

        for (var i = 0; i < 2; i++)
        {
            var (answer, _) = await TestSources.AskThrough(source, TestSources.Query(("company.domain", "acme.com")));
            answer.ShouldBe(SourceAnswer.NoData("robots.txt disallows it"), "a valid negative answer");
        }

        web.Asked.ShouldBe(["http://acme.com/robots.txt"], "the file is kept for a day");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_robots_file_that_cannot_be_had_forbids_everything_for_now(int status)
    {
        var web = new StubWeb().Status("http://acme.com/robots.txt", status).Page("http://acme.com/", Home);

        var (answer, _) = await Crawl(web);

        answer.Class.ShouldBe(AnswerClass.Retry);
        answer.Charge.ShouldBe(Charge.None);
        web.Asked.ShouldBe(["http://acme.com/robots.txt"]);
    }

    [Fact]
    public async Task A_robots_file_found_after_redirects_applies_to_the_first_host()
    {
        var web = new StubWeb()
            .Moved("http://acme.com/robots.txt", "https://files.other.com/robots.txt")
            .Robots("https://files.other.com", "User-agent: *\nDisallow: /contact")
            .Page("http://acme.com/", Home);

        await Crawl(web);

        web.Asked.ShouldContain("http://acme.com/team");
        web.Asked.ShouldNotContain("http://acme.com/contact");
    }

    [Fact]
    public async Task A_robots_file_behind_too_many_redirects_counts_as_none()
    {
        var web = new StubWeb().Moved("http://acme.com/robots.txt", "/robots.txt").Page("http://acme.com/", Home);

        var (answer, _) = await Crawl(web);

        answer.Class.ShouldBe(AnswerClass.Data);
        web.Asked.Count(a => a == "http://acme.com/robots.txt").ShouldBe(6);
    }

    [Fact]
    public async Task A_home_page_that_moved_is_followed_under_the_rules_of_its_new_host()
    {
        var web = new StubWeb()
            .Moved("http://acme.com/", "https://www.acme.com/en/")
            .Robots("https://www.acme.com", "User-agent: *\nDisallow: /en/contact")
            .Page("https://www.acme.com/en/", """<title>Acme</title><a href="contact">Contact</a><a href="about">About</a>""");

        await Crawl(web);

        web.Asked.ShouldBe(
        [
            "http://acme.com/robots.txt", "http://acme.com/", "https://www.acme.com/robots.txt", "https://www.acme.com/en/", "https://www.acme.com/en/about",
        ]);
    }

    [Fact]
    public async Task Facts_from_another_domain_are_believed_less()
    {
        var web = new StubWeb().Moved("http://acme.com/", "http://newname.com/").Page("http://newname.com/", """<meta property="og:site_name" content="New Name">""");

        var (answer, _) = await Crawl(web);

        answer.Facts.Single(f => f.Field == "company.name").Confidence.ShouldBe(0.8 * 0.7, 1e-9);
    }

    [Fact]
    public async Task A_redirect_loop_comes_to_an_end()
    {
        var web = new StubWeb().Moved("http://acme.com/", "http://www.acme.com/").Moved("http://www.acme.com/", "http://acme.com/");

        var (answer, _) = await Crawl(web);

        answer.ShouldBe(SourceAnswer.NoData("too many redirects"));
        web.Asked.Count.ShouldBeLessThan(10);
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/admin")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://acme.com:22/")]
    [InlineData("http://user:pass@acme.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://acme.com/")]
    [InlineData("javascript:alert(1)")]
    public async Task A_redirect_to_where_nobody_may_go_is_not_followed(string target)
    {
        var web = new StubWeb().Moved("http://acme.com/", target);

        var (answer, _) = await Crawl(web);

        answer.ShouldBe(SourceAnswer.NoData("a redirect to an address that is not allowed"));
        web.Asked.ShouldBe(["http://acme.com/robots.txt", "http://acme.com/"]);
    }

    [Fact]
    public async Task A_robots_redirect_to_a_private_address_is_not_followed()
    {
        var web = new StubWeb().Moved("http://acme.com/robots.txt", "http://10.0.0.1/robots.txt").Page("http://acme.com/", Home);

        await Crawl(web);

        web.Asked.ShouldAllBe(a => a.StartsWith("http://acme.com/"));
    }

    [Theory]
    [InlineData(404, AnswerClass.NoData)]
    [InlineData(403, AnswerClass.NoData)]
    [InlineData(410, AnswerClass.NoData)]
    [InlineData(500, AnswerClass.Retry)]
    [InlineData(502, AnswerClass.Retry)]
    public async Task A_home_page_that_is_refused_is_no_data_and_one_that_fails_is_tried_again(int status, AnswerClass expected)
    {
        var (answer, _) = await Crawl(new StubWeb().Status("http://acme.com/", status));

        answer.Class.ShouldBe(expected);
        answer.Charge.ShouldBe(Charge.None);
    }

    [Fact]
    public async Task A_key_page_that_fails_costs_only_itself()
    {
        var web = new StubWeb()
            .Page("http://acme.com/", Home)
            .Status("http://acme.com/contact", 500)
            .Fails("http://acme.com/about-us", new HttpRequestException(HttpRequestError.ResponseEnded))
            .Moved("http://acme.com/jobs", "http://jobs.elsewhere.com/acme")
            .Page("http://acme.com/team", """<a href="mailto:info@acme.com">Write</a>""");

        var (answer, _) = await Crawl(web);

        answer.Facts.ShouldContain(f => f.Field == "company.email");
        web.Asked.ShouldNotContain("http://jobs.elsewhere.com/acme");
    }

    [Theory]
    [InlineData(SocketError.HostNotFound, AnswerClass.NoData)]
    [InlineData(SocketError.ConnectionRefused, AnswerClass.NoData)]
    [InlineData(SocketError.ConnectionReset, AnswerClass.NoData)]
    [InlineData(SocketError.TryAgain, AnswerClass.Retry)]
    [InlineData(SocketError.NetworkUnreachable, AnswerClass.Retry)]
    [InlineData(SocketError.TimedOut, AnswerClass.Retry)]
    public async Task A_host_that_is_not_there_is_no_data_and_a_network_that_is_down_is_tried_again(SocketError error, AnswerClass expected)
    {
        var failure = new HttpRequestException(HttpRequestError.ConnectionError, "no", new SocketException((int)error));
        var web = new StubWeb().Fails("http://acme.com/robots.txt", failure).Fails("http://www.acme.com/robots.txt", failure);

        var (answer, _) = await Crawl(web);

        answer.Class.ShouldBe(expected);
        answer.Detail.ShouldStartWith("site unreachable: ");
        web.Asked.ShouldBe(["http://acme.com/robots.txt", "http://www.acme.com/robots.txt"]);
    }

    [Fact]
    public async Task Https_is_tried_before_http_and_www_after_the_bare_name()
    {
        var refused = new HttpRequestException(HttpRequestError.ConnectionError, "no", new SocketException((int)SocketError.ConnectionRefused));
        var web = new StubWeb()
            .Fails("https://acme.com/robots.txt", refused)
            .Fails("https://www.acme.com/robots.txt", refused)
            .Page("http://acme.com/", Home);
        var settings = TestSources.Settings with { Internal = TestSources.Settings.Internal with { Schemes = ["https", "http"] } };

        var (answer, _) = await TestSources.AskThrough(
            TestSources.Catalog(web, settings: settings).Source("internal.site"), TestSources.Query(("company.domain", "acme.com")));

        answer.Class.ShouldBe(AnswerClass.Data);
        web.Asked.Take(4).ShouldBe(
            ["https://acme.com/robots.txt", "https://www.acme.com/robots.txt", "http://acme.com/robots.txt", "http://acme.com/"]);
    }

    [Fact]
    public async Task A_site_that_says_slow_down_is_waited_for_and_throttles_nobody_else()
    {
        var web = new StubWeb().Status("http://acme.com/", 429, ("Retry-After", "7")).Page("http://acme.com/", Home);
        var source = Source(web);
        var query = TestSources.Query(("company.domain", "acme.com"));
        var robots = await source.Ask(query, CancellationToken.None);

        var busy = await source.Ask(query with { Continuation = robots.Continuation }, CancellationToken.None);

        busy.Class.ShouldBe(AnswerClass.Pending);
        busy.Wait.ShouldBe(TimeSpan.FromSeconds(7));
        (await TestSources.AskThrough(source, query with { Continuation = busy.Continuation })).Answer.Class.ShouldBe(AnswerClass.Data);
    }

    [Fact]
    public async Task A_site_that_says_slow_down_for_ever_is_given_up_for_now()
    {
        var (answer, calls) = await Crawl(new StubWeb().Status("http://acme.com/", 503, ("Retry-After", "2")));

        answer.Class.ShouldBe(AnswerClass.Retry);
        calls.ShouldBe(5);
    }

    [Theory]
    [InlineData("application/pdf", "%PDF-1.7")]
    [InlineData("image/png", "\u0089PNG")]
    [InlineData("application/json", "{}")]
    public async Task A_home_page_that_is_no_page_is_no_data(string type, string body)
    {
        var web = new StubWeb().On("http://acme.com/", () => StubHandler.Respond(200, System.Text.Encoding.Latin1.GetBytes(body), type));

        (await Crawl(web)).Answer.ShouldBe(SourceAnswer.NoData("the home page is no HTML"));
    }

    [Fact]
    public async Task A_parked_domain_says_nothing_about_a_company()
    {
        var web = new StubWeb().Page("http://acme.com/", "<title>acme.com</title><p>This domain is for sale! <a href='mailto:sales@broker.com'>Buy this domain</a>");

        (await Crawl(web)).Answer.ShouldBe(SourceAnswer.NoData("the domain is parked"));
    }

    [Fact]
    public async Task A_site_that_says_nothing_useful_is_no_data()
    {
        var (answer, _) = await Crawl(new StubWeb().Page("http://acme.com/", "<p>hello</p>"), wanted: ["company.technologies"]);

        answer.ShouldBe(SourceAnswer.NoData("nothing found on the site"));
    }

    [Fact]
    public async Task A_domain_that_is_none_is_bad_input()
    {
        var (answer, _) = await TestSources.AskThrough(Source(new StubWeb()), TestSources.Query(("company.domain", "#NAME?")));

        answer.Class.ShouldBe(AnswerClass.BadInput);
    }

    [Fact]
    public async Task A_step_that_is_lost_can_be_taken_again_from_the_state_before_it()
    {
        var web = new StubWeb().Page("http://acme.com/", Home);
        var source = Source(web);
        var query = TestSources.Query(("company.domain", "acme.com"));
        var robots = await source.Ask(query, CancellationToken.None);
        await source.Ask(query with { Continuation = robots.Continuation }, CancellationToken.None);

        var (answer, _) = await TestSources.AskThrough(source, query with { Continuation = robots.Continuation });

        answer.Class.ShouldBe(AnswerClass.Data);
        web.Asked.Count(a => a == "http://acme.com/").ShouldBe(2);
    }

    private static ISource Source(StubWeb web) => TestSources.Catalog(web).Source("internal.site");

    private static Task<(SourceAnswer Answer, int Calls)> Crawl(StubWeb web, string[]? wanted = null) =>
        TestSources.AskThrough(Source(web), TestSources.Query(("company.domain", "acme.com")) with { Wanted = wanted ?? [] });
}
