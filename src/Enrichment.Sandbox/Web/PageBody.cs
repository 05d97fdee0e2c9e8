using System.Text;
using Enrichment.Sandbox.Determinism;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Web;

/// <summary>Each kind of page's own part.</summary>
internal static class PageBody
{
    public static void Append(StringBuilder html, PageKind kind, PageContext page)
    {
        switch (kind)
        {
            case PageKind.Home:
                AppendHome(html, page);
                break;
            case PageKind.About:
                AppendAbout(html, page);
                break;
            case PageKind.Contact:
                AppendContact(html, page);
                break;
            case PageKind.Team:
                AppendTeam(html, page);
                break;
            default:
                html.Append(Plain(kind, page));
                break;
        }
    }

    private static void AppendHome(StringBuilder html, PageContext page)
    {
        var industry = page.Company.Industry;
        html.Append("<h1>").Append(page.Name).Append("</h1>\n<p>").Append(page.Description).Append("</p>\n");
        html.Append("<p>We work in ").Append(Escape.Html(industry.Name)).Append(": ").Append(industry.Offer).Append(".</p>\n");
        if (page.Company.Domain.Length % 2 == 0)
            html.Append("<p>").Append(ContactMarkup.Mail(page.MainAddress, page.Plan.Mail)).Append("</p>\n");
        html.Append("<img src=\"").Append(page.Visit.Link("/assets/hero.jpg")).Append("\" alt=\"icon@2x.png\">\n");
    }

    private static void AppendAbout(StringBuilder html, PageContext page)
    {
        var company = page.Company;
        html.Append("<h1>About ").Append(page.Name).Append("</h1>\n<p>").Append(page.Description).Append("</p>\n");
        var city = Escape.Html(company.Place.City);
        html.Append($"<p>Founded in {company.Founded}, we are a team of about {company.Employees} people in {city}.</p>\n");
    }

    private static void AppendContact(StringBuilder html, PageContext page)
    {
        var company = page.Company;
        html.Append("<h1>Contact</h1>\n");
        foreach (var mailbox in company.Mailboxes)
            html.Append("<p>").Append(ContactMarkup.Mail($"{mailbox}@{company.Domain}", page.Plan.Mail)).Append("</p>\n");
        html.Append("<p>").Append(ContactMarkup.Phone(company.Phone, page.Plan.Phone)).Append("</p>\n");
        var address = $"{company.Street}, {company.Place.City}, {company.Place.StateCode} {company.PostalCode}";
        html.Append("<address>").Append(Escape.Html(address)).Append("</address>\n");
        html.Append("<form id=\"form\" action=\"#\"><input name=\"email\" placeholder=\"you@example.com\"></form>\n");
    }

    private static void AppendTeam(StringBuilder html, PageContext page)
    {
        html.Append("<h1>Our team</h1>\n<ul>\n");
        foreach (var person in page.Company.People.Where(person => person is { OnTeamPage: true, Suppressed: false }).Take(24))
            AppendPerson(html, person, page);
        html.Append("</ul>\n");
    }

    private static void AppendPerson(StringBuilder html, Person person, PageContext page)
    {
        html.Append($"<li class=\"person\"><h3>{Escape.Html(person.FullName)}</h3><p>{person.Title.Name}</p>");
        var writesMail = page.Plan.Mail is not (MailStyle.None or MailStyle.JsonLd or MailStyle.Meta);
        if (writesMail && Dice.For(page.Seed, "team", person.Email).Chance(0.3))
            html.Append("<p>").Append(ContactMarkup.Mail(person.Email, page.Plan.Mail)).Append("</p>");
        if (person.LinkedIn is { } handle)
            html.Append("<a href=\"https://www.linkedin.com/in/").Append(handle).Append("\">LinkedIn</a>");
        html.Append("</li>\n");
    }

    private static string Plain(PageKind kind, PageContext page) => kind switch
    {
        PageKind.Careers => $"<h1>Careers at {page.Name}</h1>\n<p>We are hiring: "
            + $"{JobTitles.Others[page.Company.Founded % JobTitles.Others.Length].Name}.</p>\n"
            + $"<p>{ContactMarkup.Mail("careers@" + page.Company.Domain, page.Plan.Mail)}</p>\n",
        PageKind.Pricing => "<h1>Pricing</h1>\n<table><tr><td>Basic</td><td>$19 / month</td></tr>"
            + "<tr><td>Pro</td><td>$99 / month</td></tr></table>\n",
        PageKind.Customers => $"<h1>Customer stories</h1>\n<p>How others use {page.Name}: a case study.</p>\n",
        PageKind.Products => $"<h1>What we offer</h1>\n<p>{page.Name} offers {page.Company.Industry.Offer}.</p>\n",
        PageKind.Blog => $"<h1>News</h1>\n<article><h2>{page.Name} turns {2026 - page.Company.Founded}</h2>"
            + "<p>Thank you all.</p></article>\n",
        _ => $"<h1>Privacy</h1>\n<p>Write to {ContactMarkup.Mail("privacy@" + page.Company.Domain, page.Plan.Mail)}.</p>\n",
    };
}
