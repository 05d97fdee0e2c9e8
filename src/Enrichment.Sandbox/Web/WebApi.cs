using Enrichment.Sandbox.Bill;
using Enrichment.Sandbox.Server;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Web;

/// <summary>Every domain's site. Pages cost nothing; the call log keeps them under the source <c>web</c>.</summary>
internal sealed class WebApi(Desk desk, Companies companies)
{
    private readonly WebVoice _voice = new();

    public Exchange AnswerHost(HttpRequest request) => Answer(request.Method, SiteVisit.ByHost(request));

    public Exchange AnswerPath(HttpRequest request, PathString rest) => Answer(request.Method, SiteVisit.ByPath(request, rest));

    private Exchange Answer(string method, SiteVisit visit)
    {
        var operation = visit.Path switch
        {
            "/robots.txt" => Operation.Robots,
            _ when visit.Path.StartsWith("/sitemap", StringComparison.Ordinal) => Operation.Sitemap,
            _ => Operation.Page,
        };
        if (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
            return desk.Refuse(operation, visit.Path, visit.Domain, new Answer(405, default, "").With("Allow", "GET, HEAD"));
        return desk.Serve(operation, visit.Path, visit.Domain, _voice, (Companies: companies, Visit: visit),
            static it => new Site(it.Companies.Of(it.Visit.Domain), it.Companies.Seed, it.Visit).Answer());
    }
}
