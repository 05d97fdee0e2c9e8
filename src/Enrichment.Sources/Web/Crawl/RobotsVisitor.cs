using Enrichment.Sources.Http;
using Enrichment.Sources.Web.Robots;

namespace Enrichment.Sources.Web.Crawl;

/// <summary>Finds the robots.txt that rules the first visit of a crawl: kept, or fetched in steps that follow its redirects.</summary>
internal sealed class RobotsVisitor(SiteHttp http, string token, TimeProvider time)
{
    private const int MostRedirects = 5;
    private const int MostKept = 20_000;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly BoundedCache<RobotsRules> _known = new(MostKept, Kept, time);

    /// <summary>The rules for a visit; null while they are not known.</summary>
    public RobotsRules? RulesFor(Visit visit) => _known.TryGet(visit.Authority, out var rules) ? rules : null;

    /// <summary>Where the file is to be looked for next.</summary>
    public static Uri Next(CrawlState state) => state.RobotsAt ?? new Uri($"{state.ToVisit[0].Authority}/robots.txt");

    /// <summary>Takes in the answer to the request for the file.</summary>
    public CrawlState After(CrawlState state, Exchange exchange)
    {
        if (exchange is not Answered answer)
        {
            // A redirect to where nobody is leaves the first host without a file; a first host that cannot be reached, without a site.
            return state.RobotsHops > 0 && exchange is Unanswered { Kind: FailureKind.Forbidden or FailureKind.NameNotFound or FailureKind.Refused }
                ? Learnt(state, RobotsRules.AllowAll)
                : PageVisitor.Unreached(state, (Unanswered)exchange);
        }

        return RobotsVerdict.Of(answer, token) switch
        {
            RobotsVerdict.Known known => Learnt(state, known.Rules),
            RobotsVerdict.Moved moved => Follow(state, moved.Location),
            _ => PageVisitor.Refused(state, $"robots.txt answered {answer.Status}", passes: true),
        };
    }

    private CrawlState Follow(CrawlState state, string location)
    {
        // Beyond five hops, or to where we may not go, the file counts as unavailable.
        return state.RobotsHops < MostRedirects && Uri.TryCreate(Next(state), location, out var target) && http.MayAsk(target)
            ? state with { RobotsAt = target, RobotsHops = state.RobotsHops + 1 }
            : Learnt(state, RobotsRules.AllowAll);
    }

    // Learnt for the authority that was asked first, wherever the file was found.
    private CrawlState Learnt(CrawlState state, RobotsRules rules)
    {
        _known.Set(state.ToVisit[0].Authority, rules);
        return state with { RobotsAt = null, RobotsHops = 0 };
    }
}
