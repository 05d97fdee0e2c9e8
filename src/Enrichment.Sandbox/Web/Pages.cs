using System.Text;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Web;

/// <summary>A page: head, navigation, its own part, footer.</summary>
internal static class Pages
{
    private static readonly PageKind[] Navigation =
    [
        PageKind.Home, PageKind.About, PageKind.Products, PageKind.Pricing, PageKind.Customers, PageKind.Team, PageKind.Careers,
        PageKind.Blog, PageKind.Contact,
    ];

    public static string Of(PageKind kind, PageContext page)
    {
        var title = kind == PageKind.Home
            ? $"{page.Name} | {Escape.Html(page.Company.Industry.SubIndustry)}"
            : $"{kind} - {page.Name}";
        var html = new StringBuilder(4096).Append("<!DOCTYPE html>\n<html lang=\"en\">\n");
        HeadMarkup.Append(html, page, title);
        html.Append($"<body>\n<header><img src=\"{page.Visit.Link("/assets/logo.png")}\" alt=\"{page.Name}\">\n");
        AppendNavigation(html, page);
        html.Append("</header>\n<main>\n");
        PageBody.Append(html, kind, page);
        html.Append("</main>\n");
        AppendFooter(html, kind, page);
        return html.Append("</body>\n</html>\n").ToString();
    }

    public static string ScriptOnly(Company company) =>
        $"<!DOCTYPE html><html><head><title>{Escape.Html(company.Name)}</title><script src=\"/assets/app.js\"></script></head>"
        + "<body><noscript>You need to enable JavaScript to run this app.</noscript><div id=\"root\"></div></body></html>";

    private static void AppendNavigation(StringBuilder html, PageContext page)
    {
        html.Append("<nav><ul>\n");
        foreach (var kind in Navigation)
        {
            if (page.Link(kind) is { } link)
                html.Append("<li><a href=\"").Append(link).Append("\">").Append(kind).Append("</a></li>\n");
        }

        html.Append("<li><a href=\"").Append(page.Visit.Link("/media/brochure.pdf")).Append("\">Brochure</a></li>\n");
        html.Append("<li><a href=\"javascript:void(0)\">Menu</a></li>\n</ul></nav>\n");
    }

    private static void AppendFooter(StringBuilder html, PageKind kind, PageContext page)
    {
        var company = page.Company;
        html.Append("<footer>\n<p>&copy; ").Append(Escape.Html(company.LegalName)).Append("</p>\n");
        foreach (var link in SocialLinks.Of(company.Social))
            html.Append($"<a href=\"{link}\" rel=\"me\">{(link.Contains("linkedin") ? "LinkedIn" : "Follow us")}</a>\n");
        if (kind is PageKind.Home or PageKind.About)
            html.Append("<p>").Append(ContactMarkup.Phone(company.Phone, page.Plan.Phone)).Append("</p>\n");
        if (page.Link(PageKind.Privacy) is { } privacy)
            html.Append("<a href=\"").Append(privacy).Append("\">Privacy</a>\n");
        html.Append("</footer>\n");
    }
}
