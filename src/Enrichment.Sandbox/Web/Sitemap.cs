using System.Text;
using Enrichment.Sandbox.Server;

namespace Enrichment.Sandbox.Web;

/// <summary>A site's list of its pages.</summary>
internal static class Sitemap
{
    public static Answer Of(SitePlan plan, SiteVisit visit)
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.Append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        foreach (var path in plan.Pages.Values.Prepend(plan.Home))
            xml.Append("<url><loc>").Append(visit.Here(path)).Append("</loc></url>\n");
        xml.Append("</urlset>\n");
        return new Answer(200, Encoding.UTF8.GetBytes(xml.ToString()), "application/xml");
    }
}
