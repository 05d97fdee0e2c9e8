using Enrichment.Domain.Sources;
using Enrichment.Domain.Text;
using Enrichment.Sources.Web.Pages;

namespace Enrichment.Sources.Web.Evidence;

/// <summary>
/// The company's e-mail address from links, text and the usual disguises. An address on the company's own domain is believed more,
/// a general mailbox is preferred to a person's, and one meant for machines or applicants comes last.
/// </summary>
internal static class EmailEvidence
{
    private const double OwnLink = 0.9;
    private const double OwnText = 0.7;
    private const double OwnDisguised = 0.65;
    private const double OtherLink = 0.5;
    private const double OtherText = 0.35;

    // Words that happen to read like an address are common; on the company's own domain they are not.
    private const double OtherSpelled = 0;

    private const double OneMailboxOfMany = 0.02;
    private const double WrongMailbox = 0.3;

    private static readonly HashSet<string> General = new(StringComparer.Ordinal)
        { "info", "contact", "hello", "office", "mail", "sales", "enquiries", "inquiries", "kontakt", "hi", "team", "reception", "contacto", "post" };

    private static readonly HashSet<string> Wrong = new(StringComparer.Ordinal)
    {
        "noreply", "no-reply", "donotreply", "privacy", "abuse", "postmaster", "webmaster", "hostmaster", "jobs", "careers", "career",
        "hr", "press", "legal", "dpo", "gdpr", "datenschutz", "unsubscribe", "security", "bewerbung", "karriere",
    };

    // Placeholders of templates, and addresses that error trackers and site builders leave in pages.
    private static readonly HashSet<string> NobodysDomains = new(StringComparer.Ordinal)
    {
        "example.com", "example.org", "example.net", "domain.com", "yourdomain.com", "email.com", "mysite.com", "company.com", "website.com",
        "sentry.io", "wixpress.com", "ingest.sentry.io", "mailservice.com", "test.com",
    };

    public static IEnumerable<FoundFact> Of(Page page, string domain) =>
    [
        .. Links(page).SelectMany(a => Found(page, domain, a, OwnLink, OtherLink)),
        .. EmailText.Plain(page.Text).SelectMany(a => Found(page, domain, a, OwnText, OtherText)),
        .. EmailText.Disguised(page.Text).SelectMany(a => Found(page, domain, a, OwnDisguised, OtherText)),
        .. EmailText.Spelled(page.Text).SelectMany(a => Found(page, domain, a, OwnDisguised, OtherSpelled)),
    ];

    private static IEnumerable<string> Links(Page page) => page.Links
        .Where(l => l.Written.TrimStart().StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        .Select(l => Uri.UnescapeDataString(l.Written.Trim()["mailto:".Length..]).Split('?', ',', ';')[0]);

    private static IEnumerable<FoundFact> Found(Page page, string domain, string written, double own, double other)
    {
        if (!EmailAddress.TryParse(written, out var email) || NobodysDomains.Contains(email.Domain))
        {
            return [];
        }

        var isOwn = email.Domain == domain || page.Address.IdnHost == email.Host || page.Address.IdnHost == $"www.{email.Host}";
        var confidence = (isOwn ? own : other) - Doubt(email.Key[..email.Key.IndexOf('@', StringComparison.Ordinal)]);
        return confidence > 0 ? PageEvidence.Fact(page, "company.email", email.Value, confidence) : [];
    }

    private static double Doubt(string mailbox) =>
        General.Contains(mailbox) ? 0 : Wrong.Contains(mailbox) ? WrongMailbox : OneMailboxOfMany;
}
