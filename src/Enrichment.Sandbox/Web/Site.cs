using System.Text;
using Enrichment.Sandbox.Server;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Web;

/// <summary>One visit to one company's site.</summary>
internal sealed class Site(Company company, long seed, SiteVisit visit)
{
    private const int SlowTimes = 8;
    private readonly SitePlan _plan = SitePlan.Of(company, seed);

    public Answer Answer() => _plan.Trouble switch
    {
        SiteTrouble.Hangup => Server.Answer.Hangup,
        SiteTrouble.NotFound => Html(404, "<html><body><h1>404 Not Found</h1></body></html>"),
        SiteTrouble.Unavailable => Html(503, "<html><body><h1>Service Unavailable</h1></body></html>"),
        _ => Elsewhere() ?? Here() with { Slowness = _plan.Kind == SiteKind.Slow ? SlowTimes : 1 },
    };

    private Answer? Elsewhere() => _plan.Redirect switch
    {
        SiteRedirect.ToWww when !visit.OnWww => Redirect(301, visit.Address(true, visit.Path + visit.Query)),
        SiteRedirect.ToBare when visit.OnWww => Redirect(301, visit.Address(false, visit.Path + visit.Query)),
        SiteRedirect.ToPath when visit.Path == "/" => Redirect(302, visit.Link(_plan.Home)),
        SiteRedirect.ToOther => Redirect(301, visit.Elsewhere(InventedDomain.Of(seed, "new-name", company.Domain))),
        SiteRedirect.Loop when visit.Path == "/" => Redirect(302, visit.Link("/home")),
        SiteRedirect.Loop when visit.Path == "/home" => Redirect(302, visit.Link("/")),
        _ => null,
    };

    private Answer Here()
    {
        if (visit.Path == "/robots.txt")
            return RobotsTxt.Of(_plan, visit);
        if (visit.Path == "/sitemap.xml" && _plan.HasSitemap)
            return Sitemap.Of(_plan, visit);
        if (Assets.Find(visit.Path) is { } asset)
            return asset;
        return Special() ?? Page();
    }

    private Answer? Special() => _plan.Kind switch
    {
        SiteKind.Parked => Html(200, ParkedPage()),
        SiteKind.NotHtml when visit.Path == _plan.Home => Assets.NotHtml(company.Founded),
        SiteKind.Huge when visit.Path == _plan.Home => HugePage.Of(Pages.Of(PageKind.Home, Context)),
        _ => null,
    };

    private Answer Page()
    {
        if (KindAt(visit.Path) is { } kind)
        {
            var isEmpty = _plan.Kind == SiteKind.ScriptOnly;
            return WithTechnology(isEmpty ? Html(200, Pages.ScriptOnly(company)) : Encoded(Pages.Of(kind, Context)));
        }

        return Html(_plan.SoftNotFound ? 200 : 404, $"<html><head><title>Page not found</title></head><body><h1>Page not found</h1>"
            + $"<a href=\"{visit.Link("/")}\">Home</a></body></html>");
    }

    private PageKind? KindAt(string path)
    {
        if (path == _plan.Home || path is "/" or "/index.html")
            return PageKind.Home;
        var plain = path.TrimEnd('/');
        foreach (var (kind, own) in _plan.Pages)
        {
            if (own.TrimEnd('/') == plain)
                return kind;
        }

        return null;
    }

    private PageContext Context => new(company, _plan, visit, seed);

    private Answer Encoded(string markup) =>
        _plan.IsLatin1 ? new Answer(200, Encoding.Latin1.GetBytes(markup), "text/html") : Html(200, markup);

    private Answer WithTechnology(Answer answer)
    {
        foreach (var header in company.Tech.Where(technology => technology.Trace == TechnologyTrace.Header))
        {
            var at = header.Mark.IndexOf(": ", StringComparison.Ordinal);
            answer = answer.With(header.Mark[..at], header.Mark[(at + 2)..]);
        }

        return answer;
    }

    private static Answer Html(int status, string markup) => new(status, Encoding.UTF8.GetBytes(markup), "text/html; charset=utf-8");

    private static Answer Redirect(int status, string location) =>
        Html(status, "<html><body>Moved</body></html>").With("Location", location);

    private string ParkedPage() =>
        $"<html><head><title>{company.Domain} is for sale</title></head><body><h1>{company.Domain}</h1><p>This domain may be for sale.</p>"
        + "<p>Inquire at <a href=\"mailto:sales@domain-broker.test\">sales@domain-broker.test</a></p></body></html>";
}
