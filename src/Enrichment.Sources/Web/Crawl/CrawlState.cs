using System.Collections.Immutable;
using Enrichment.Domain.Sources;
using Enrichment.Sources.Web.Evidence;

namespace Enrichment.Sources.Web.Crawl;

/// <summary>A page to fetch.</summary>
/// <param name="Hops">Redirects followed on the way to it.</param>
internal sealed record Visit(Uri Address, bool IsHome, int Hops)
{
    /// <summary>What robots.txt is kept by: scheme, host and port.</summary>
    public string Authority => Address.GetLeftPart(UriPartial.Authority);

    public static Visit Home(Uri address) => new(address, true, 0);
}

/// <summary>
/// Where a crawl stands between two steps. Immutable: a step that is lost can be taken again from the state before it.
/// </summary>
/// <param name="Domain">The registrable domain.</param>
/// <param name="Origins">Home addresses to try when the present one cannot be reached.</param>
/// <param name="ToVisit">Pages to fetch, in order; empty when the crawl is done.</param>
/// <param name="RobotsAt">Where the robots.txt of the first visit is being looked for, after redirects; null at the start.</param>
/// <param name="RobotsHops">Redirects followed so far in looking for it.</param>
/// <param name="Requests">Sent so far.</param>
/// <param name="Busy">"Slow down" answers so far.</param>
/// <param name="Trouble">Why the last home address was no use; the reason when nothing is found.</param>
/// <param name="TroublePasses">The trouble may be over in a moment.</param>
internal sealed record CrawlState(
    string Domain,
    ImmutableList<Visit> Origins,
    ImmutableList<Visit> ToVisit,
    Findings Findings,
    Uri? RobotsAt = null,
    int RobotsHops = 0,
    int Requests = 0,
    int Busy = 0,
    string? Trouble = null,
    bool TroublePasses = false)
{
    /// <summary>A crawl from the beginning: the bare host, then www, with each scheme in turn.</summary>
    public static CrawlState Start(string domain, IEnumerable<string> schemes)
    {
        var origins = schemes
            .SelectMany(s => new[] { $"{s}://{domain}/", $"{s}://www.{domain}/" })
            .Select(a => Visit.Home(new Uri(a)))
            .ToImmutableList();
        return new CrawlState(domain, origins.RemoveAt(0), [origins[0]], Findings.None);
    }

    /// <summary>The first visit is done with, whatever came of it.</summary>
    public CrawlState Done() => this with { ToVisit = ToVisit.RemoveAt(0), RobotsAt = null, RobotsHops = 0 };

    /// <summary>The first visit goes on at another address.</summary>
    public CrawlState MovedTo(Visit next) => Done() with { ToVisit = ToVisit.SetItem(0, next) };

    /// <summary>
    /// The home page cannot be had where it was looked for: the next origin, if one is left. A name that does not exist is not
    /// tried with another scheme.
    /// </summary>
    public CrawlState HomeFailed(string trouble, bool passes, bool isNameUnknown = false)
    {
        var host = ToVisit[0].Address.IdnHost;
        var left = isNameUnknown ? Origins.RemoveAll(o => o.Address.IdnHost == host) : Origins;
        var state = this with { Trouble = trouble, TroublePasses = passes || TroublePasses, RobotsAt = null, RobotsHops = 0 };
        return left.IsEmpty
            ? state with { ToVisit = [], Origins = [] }
            : state with { ToVisit = [left[0]], Origins = left.RemoveAt(0) };
    }

    /// <summary>The site was reached, and no other address of it will say more.</summary>
    public CrawlState Ended(string trouble, bool passes = false) =>
        this with { ToVisit = [], Origins = [], Trouble = trouble, TroublePasses = passes };

    /// <summary>What the crawl as a whole answers.</summary>
    public SourceAnswer Answer() =>
        !Findings.IsEmpty ? SourceAnswer.Of(Findings.Facts, Charge.None)
        : TroublePasses ? SourceAnswer.Failed(AnswerClass.Retry, Trouble ?? "")
        : SourceAnswer.NoData(string.IsNullOrEmpty(Trouble) ? "nothing found on the site" : Trouble);
}
