using Enrichment.Domain.Text;
using Enrichment.Sources.Http;
using Enrichment.Sources.Web.Evidence;
using Enrichment.Sources.Web.Pages;

namespace Enrichment.Sources.Web.Crawl;

/// <summary>Takes the answer to the first visit of a crawl into its state.</summary>
internal sealed class PageVisitor(SiteHttp http, int maxKeyPages)
{
    private const int MostRedirects = 5;

    // A site that has moved to another domain may be a new name, or a new owner.
    private const double TrustElsewhere = 0.7;

    public CrawlState After(CrawlState state, Exchange exchange, CrawlNeeds needs) => exchange switch
    {
        Answered { Status: >= 200 and < 300 } answer => AfterPage(state, answer, needs),
        Answered { Status: >= 300 and < 400 } answer => AfterRedirect(state, answer),
        Answered { Status: >= 500 } answer => Refused(state, $"the site answered {answer.Status}", passes: true),
        Answered answer => Refused(state, $"the home page answered {answer.Status}"),
        Unanswered failure => Unreached(state, failure),
        _ => throw new InvalidOperationException(exchange.GetType().Name),
    };

    /// <summary>Nobody answers: a key page is skipped, a home page is looked for elsewhere.</summary>
    public static CrawlState Unreached(CrawlState state, Unanswered failure) => state.ToVisit[0].IsHome
        ? state.HomeFailed($"site unreachable: {failure.Kind.Words()}", failure.Kind.IsTransient(), failure.Kind == FailureKind.NameNotFound)
        : state.Done();

    /// <summary>The answer is of no use: a key page is skipped, without a home page the crawl ends.</summary>
    public static CrawlState Refused(CrawlState state, string trouble, bool passes = false) =>
        state.ToVisit[0].IsHome ? state.Ended(trouble, passes) : state.Done();

    private CrawlState AfterRedirect(CrawlState state, Answered answer)
    {
        var visit = state.ToVisit[0];
        if (visit.Hops == MostRedirects || !Uri.TryCreate(visit.Address, answer.Location, out var target))
        {
            return Refused(state, visit.Hops == MostRedirects ? "too many redirects" : "a redirect to nowhere");
        }

        if (!http.MayAsk(target))
        {
            return Refused(state, "a redirect to an address that is not allowed");
        }

        // Elsewhere only the home page is followed; a key page that leads away is no page of the company.
        return visit.IsHome || target.Authority == visit.Address.Authority
            ? state.MovedTo(visit with { Address = WithoutFragment(target), Hops = visit.Hops + 1 })
            : state.Done();
    }

    private CrawlState AfterPage(CrawlState state, Answered answer, CrawlNeeds needs)
    {
        var visit = state.ToVisit[0];
        if (!IsHtml(answer))
        {
            return Refused(state, "the home page is no HTML");
        }

        var page = PageReader.Read(PageText.Decode(answer.Body, answer.Charset, answer.Truncated), visit.Address, answer.Headers);
        if (visit.IsHome && SiteNotices.IsParked(page))
        {
            return state.Ended("the domain is parked");
        }

        var found = state.Done() with { Findings = state.Findings.With(PageEvidence.Of(page, state.Domain), Trust(state, visit)) };
        if (needs.AreMet(found.Findings))
        {
            return found.Ended("");
        }

        return visit.IsHome
            ? found with { Origins = [], ToVisit = [.. KeyPages.Choose(page, maxKeyPages).Select(u => new Visit(WithoutFragment(u), false, 0))] }
            : found;
    }

    private static double Trust(CrawlState state, Visit visit) =>
        RegistrableDomain.TryParse(visit.Address.IdnHost, out var domain) && domain.Value == state.Domain ? 1 : TrustElsewhere;

    // A page without a type, or a misnamed one, still begins like a page.
    private static bool IsHtml(Answered answer) => answer.MediaType switch
    {
        null or "" or "text/plain" or "application/octet-stream" => answer.Body.AsSpan().TrimStart(" \t\r\n\xEF\xBB\xBF"u8).StartsWith("<"u8),
        "text/html" or "application/xhtml+xml" or "application/xml" or "text/xml" => true,
        _ => false,
    };

    private static Uri WithoutFragment(Uri address) => new(address.GetLeftPart(UriPartial.Query));
}
