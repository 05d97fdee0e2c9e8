using System.Text;
using Enrichment.Sandbox.Server;

namespace Enrichment.Sandbox.Web;

/// <summary>The kinds of robots.txt that a crawler meets.</summary>
internal enum RobotsKind
{
    Missing,
    AllowAll,
    Typical,
    DisallowAll,

    /// <summary>Some crawlers shut out by name, the rest free.</summary>
    OthersOnly,
    CrawlDelay,
    Wildcards,

    /// <summary>The people's page is closed.</summary>
    NoTeam,

    /// <summary>Everything closed but the home, about and contact pages.</summary>
    AllowSome,
    Unavailable,
    Forbidden,

    /// <summary>The site's HTML page in place of a file.</summary>
    Html,

    /// <summary>Byte-order mark, CR LF, odd case, comments, rules before any group, a group in two parts.</summary>
    Messy,
    Empty,
}

/// <summary>Writes each kind.</summary>
internal static class RobotsTxt
{
    public static readonly (RobotsKind, int)[] Kinds =
    [
        (RobotsKind.Missing, 18), (RobotsKind.AllowAll, 20), (RobotsKind.Typical, 26), (RobotsKind.DisallowAll, 4),
        (RobotsKind.OthersOnly, 8), (RobotsKind.CrawlDelay, 4), (RobotsKind.Wildcards, 5), (RobotsKind.NoTeam, 3),
        (RobotsKind.AllowSome, 2), (RobotsKind.Unavailable, 2), (RobotsKind.Forbidden, 1), (RobotsKind.Html, 2), (RobotsKind.Messy, 3),
        (RobotsKind.Empty, 2),
    ];

    public static Answer Of(SitePlan plan, SiteVisit visit) => plan.Robots switch
    {
        RobotsKind.Missing => new Answer(404, "Not Found"u8.ToArray(), "text/plain"),
        RobotsKind.Unavailable => new Answer(503, "Service Unavailable"u8.ToArray(), "text/plain"),
        RobotsKind.Forbidden => new Answer(403, "Forbidden"u8.ToArray(), "text/plain"),
        RobotsKind.Html => new Answer(200, "<!DOCTYPE html><html><body>Welcome</body></html>"u8.ToArray(), "text/html; charset=utf-8"),
        _ => new Answer(200, Encoding.UTF8.GetBytes(Text(plan, visit)), "text/plain; charset=utf-8"),
    };

    private static string Text(SitePlan plan, SiteVisit visit)
    {
        var sitemap = plan.HasSitemap ? $"Sitemap: {visit.Here("/sitemap.xml")}\n" : "";
        var at = visit.Prefix;
        string Path(PageKind kind, string otherwise) => at + plan.Pages.GetValueOrDefault(kind, otherwise);
        return plan.Robots switch
        {
            RobotsKind.AllowAll => $"User-agent: *\nDisallow:\n{sitemap}",
            RobotsKind.Typical => $"User-agent: *\nDisallow: {at}/wp-admin/\nDisallow: {at}/cart\nDisallow: {at}/search\n"
                + $"Allow: {at}/wp-admin/admin-ajax.php\n\n{sitemap}",
            RobotsKind.DisallowAll => $"User-agent: *\nDisallow: {at}/\n",
            RobotsKind.OthersOnly => $"User-agent: GPTBot\nUser-agent: CCBot\nDisallow: {at}/\n\nUser-agent: *\nAllow: {at}/\n{sitemap}",
            RobotsKind.CrawlDelay => $"User-agent: *\nCrawl-delay: 1\nDisallow: {at}/private/\n",
            RobotsKind.Wildcards => $"User-agent: *\nDisallow: {at}/*?*session=\nDisallow: {at}/*.pdf$\nDisallow: {at}/tmp*\n{sitemap}",
            RobotsKind.NoTeam => $"User-agent: *\nDisallow: {Path(PageKind.Team, "/team")}\n",
            RobotsKind.AllowSome => $"User-agent: *\nDisallow: {at}/\nAllow: {at}{plan.Home}$\nAllow: {Path(PageKind.About, "/about")}\n"
                + $"Allow: {Path(PageKind.Contact, "/contact")}\n",
            RobotsKind.Messy => $"\uFEFFDisallow: {at}/\r\n# our rules\r\nUSER-AGENT : *  # everyone\r\n\r\ndisallow:{at}/tmp/ # old\r\n"
                + $"nonsense line\r\nuser-agent: *\r\nDISALLOW: {at}/drafts/\r\n",
            _ => "",
        };
    }
}
