using Enrichment.Domain.Sources;
using Enrichment.Sources.Tests.Support;

namespace Enrichment.Sources.Tests.Web.Crawl;

public class PolitenessTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Between_two_requests_to_one_domain_lies_the_delay_whoever_asks()
    {
        var web = new StubWeb().Page("http://acme.com/", "<title>Acme</title>");
        var source = Source(web, TimeSpan.FromSeconds(0.5));
        var query = TestSources.Query(("company.domain", "acme.com"));

        var first = await source.Ask(query, CancellationToken.None);
        first.Wait.ShouldBe(TimeSpan.FromSeconds(0.5));

        // Another tenant asks for the same company: its turn has not come, and nothing is sent.
        _time.Advance(TimeSpan.FromSeconds(0.2));
        var other = await source.Ask(query, CancellationToken.None);
        other.Class.ShouldBe(AnswerClass.Pending);
        other.Wait.ShouldBe(TimeSpan.FromSeconds(0.3));
        web.Asked.Count.ShouldBe(1);

        _time.Advance(TimeSpan.FromSeconds(0.3));
        (await source.Ask(query with { Continuation = first.Continuation }, CancellationToken.None)).Class.ShouldBe(AnswerClass.Data);
        web.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Another_domain_does_not_wait()
    {
        var web = new StubWeb();
        var source = Source(web, TimeSpan.FromSeconds(0.5));

        await source.Ask(TestSources.Query(("company.domain", "acme.com")), CancellationToken.None);
        await source.Ask(TestSources.Query(("company.domain", "other.com")), CancellationToken.None);

        web.Asked.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(3, 3.0)]
    [InlineData(60, 10.0)]
    [InlineData(0, 0.5)]
    public async Task A_site_may_wish_for_a_longer_delay_up_to_a_cap(int wish, double seconds)
    {
        var web = new StubWeb().Robots("http://acme.com", $"User-agent: *\nCrawl-delay: {wish}").Page("http://acme.com/", "<title>Acme</title>");
        var source = Source(web, TimeSpan.FromSeconds(0.5));

        var answer = await source.Ask(TestSources.Query(("company.domain", "acme.com")), CancellationToken.None);

        answer.Wait.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task The_robots_file_is_asked_for_again_after_a_day()
    {
        var web = new StubWeb().Robots("http://acme.com", "User-agent: *\nDisallow: /");
        var source = Source(web, TimeSpan.Zero);
        var query = TestSources.Query(("company.domain", "acme.com"));
        await TestSources.AskThrough(source, query);

        _time.Advance(TimeSpan.FromHours(23.9));
        await TestSources.AskThrough(source, query);
        web.Asked.Count.ShouldBe(1);

        _time.Advance(TimeSpan.FromHours(0.2));
        await TestSources.AskThrough(source, query);
        web.Asked.Count.ShouldBe(2);
    }

    private ISource Source(StubWeb web, TimeSpan delay) => TestSources.Catalog(
        web,
        _time,
        TestSources.Settings with { Internal = TestSources.Settings.Internal with { Delay = delay } }).Source("internal.site");
}
