using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Text;
using Enrichment.Sources.Answers;
using Enrichment.Sources.Http;
using Enrichment.Sources.Settings;

namespace Enrichment.Sources.Web.Crawl;

/// <summary>
/// The polite crawl of a company's own site, in steps: each call sends one request, and while more are to come it answers Pending
/// with the politeness delay and its state, so that whoever asks holds no permit while waiting.
/// </summary>
internal sealed class SiteCrawl : ISource
{
    public const string Account = "web";
    public const string Family = "Internal";

    private const int MostBusy = 3;
    private static readonly TimeSpan BusyWait = TimeSpan.FromSeconds(2);

    private readonly InternalSettings _settings;
    private readonly SiteHttp _http;
    private readonly Politeness _politeness;
    private readonly RobotsVisitor _robots;
    private readonly PageVisitor _pages;

    public SiteCrawl(HttpExchanger http, InternalSettings settings, AddressGuard guard, TimeProvider time)
    {
        _settings = settings;
        _http = new SiteHttp(http, settings, guard);
        _politeness = new Politeness(time);
        _robots = new RobotsVisitor(_http, settings.RobotsToken, time);
        _pages = new PageVisitor(_http, settings.MaxKeyPages);
        Definition = new SourceDefinition(
            "internal.site",
            Family,
            Account,
            EntityKind.Company,
            Needs: [["company.domain"]],
            Uses: [],
            CrawlNeeds.Gives,
            SourceTier.Free,
            new Price(settings.PricePerUnit ?? 0, 1, $"{settings.PricePerUnit} per {settings.Unit}"),
            FreeRepeat: null,
            settings.MaxAttempts);
    }

    public SourceDefinition Definition { get; }

    public async Task<SourceAnswer> Ask(SourceQuery query, CancellationToken stop)
    {
        if (query.Continuation is not CrawlState state)
        {
            if (!RegistrableDomain.TryParse(query.Inputs.GetValueOrDefault("company.domain"), out var domain))
            {
                return VendorAnswers.Lacks("company.domain");
            }

            state = CrawlState.Start(domain.Value, _settings.Schemes);
        }

        return await Step(state, new CrawlNeeds(query.Wanted, _settings.ConfidentAt), stop);
    }

    private async Task<SourceAnswer> Step(CrawlState state, CrawlNeeds needs, CancellationToken stop)
    {
        state = SkipForbidden(state);
        if (state.ToVisit.IsEmpty)
        {
            return state.Answer();
        }

        var visit = state.ToVisit[0];
        var wait = _politeness.TakeTurn(Site(visit, state), DelayFor(visit));
        if (wait > TimeSpan.Zero)
        {
            return Pending(state, wait);
        }

        state = state with { Requests = state.Requests + 1 };
        var (exchange, next) = await Request(state, needs, stop);
        if (WaitOf(exchange) is { } busy)
        {
            return AfterBusy(state, busy);
        }

        next = SkipForbidden(next);
        return next.ToVisit.IsEmpty || next.Requests >= _settings.MaxRequests
            ? next.Answer()
            : Pending(next, DelayFor(next.ToVisit[0]));
    }

    private async Task<(Exchange Exchange, CrawlState Next)> Request(CrawlState state, CrawlNeeds needs, CancellationToken stop)
    {
        var visit = state.ToVisit[0];
        if (_robots.RulesFor(visit) is null)
        {
            var robots = await _http.GetRobots(RobotsVisitor.Next(state), stop);
            return (robots, WaitOf(robots) is null ? _robots.After(state, robots) : state);
        }

        var page = await _http.GetPage(visit.Address, stop);
        return (page, WaitOf(page) is null ? _pages.After(state, page, needs) : state);
    }

    private CrawlState SkipForbidden(CrawlState state)
    {
        while (!state.ToVisit.IsEmpty && _robots.RulesFor(state.ToVisit[0]) is { } rules && !rules.Allows(state.ToVisit[0].Address.PathAndQuery))
        {
            state = state.ToVisit[0].IsHome ? state.Ended("robots.txt disallows it") : state.Done();
        }

        return state;
    }

    private static SourceAnswer Pending(CrawlState state, TimeSpan wait) =>
        new(AnswerClass.Pending, [], Charge.None, wait, "crawling", state);

    // "Slow down" concerns this site only, so it must not throttle the account that all sites share.
    private static TimeSpan? WaitOf(Exchange exchange) => exchange switch
    {
        Answered { Status: 429 } answer => answer.RetryAfter ?? BusyWait,
        Answered { Status: 503, RetryAfter: { } stated } => stated,
        _ => null,
    };

    private static SourceAnswer AfterBusy(CrawlState state, TimeSpan wait)
    {
        if (state.Busy < MostBusy)
        {
            return Pending(state with { Busy = state.Busy + 1 }, wait);
        }

        return state.Findings.IsEmpty ? SourceAnswer.Failed(AnswerClass.Retry, "the site keeps saying slow down", wait: wait) : state.Answer();
    }

    private TimeSpan DelayFor(Visit visit)
    {
        var wish = _robots.RulesFor(visit)?.CrawlDelay ?? TimeSpan.Zero;
        var honoured = wish < _settings.MaxCrawlDelay ? wish : _settings.MaxCrawlDelay;
        return honoured > _settings.Delay ? honoured : _settings.Delay;
    }

    private static string Site(Visit visit, CrawlState state) =>
        RegistrableDomain.TryParse(visit.Address.IdnHost, out var domain) ? domain.Value : state.Domain;
}
