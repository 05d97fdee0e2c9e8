using Enrichment.Sources.Web.Pages;

namespace Enrichment.Sources.Web.Crawl;

/// <summary>Chooses from a home page's links the few pages that are likely to say who the company is and how to reach it.</summary>
internal static class KeyPages
{
    // In the order in which they are worth a request.
    private static readonly string[][] Kinds =
    [
        ["contact", "contacts", "contactus", "kontakt", "contacto", "contatti", "contato", "reach"],
        ["impressum", "imprint", "colophon", "mentions"],
        ["about", "aboutus", "uber", "ueber", "über", "company", "unternehmen", "apropos", "propos", "nosotros", "who"],
        ["team", "people", "leadership", "management", "staff"],
        ["careers", "career", "jobs", "karriere"],
        ["pricing", "prices", "plans", "preise"],
    ];

    private static readonly HashSet<string> MediaEndings = new(StringComparer.OrdinalIgnoreCase)
    {
        ".pdf", ".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif", ".ico", ".bmp", ".tif", ".tiff", ".mp3", ".mp4", ".m4a", ".avi",
        ".mov", ".wmv", ".webm", ".ogg", ".wav", ".zip", ".gz", ".rar", ".7z", ".tar", ".exe", ".dmg", ".msi", ".apk", ".iso", ".doc",
        ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".csv", ".xml", ".rss", ".json", ".js", ".css", ".woff", ".woff2", ".ttf", ".eot", ".vcf", ".ics",
    };

    /// <summary>At most <paramref name="most"/> pages of the home page's own host, one of each kind.</summary>
    public static IReadOnlyList<Uri> Choose(Page home, int most) =>
    [
        .. Kinds
            .Select(words => Best(home, words))
            .OfType<Uri>()
            .DistinctBy(u => u.PathAndQuery)
            .Take(most),
    ];

    /// <summary>Whether the path ends like a file that is no page.</summary>
    public static bool IsMedia(Uri uri) => MediaEndings.Contains(Path.GetExtension(uri.AbsolutePath));

    private static Uri? Best(Page home, string[] words) => home.Links
        .Where(l => IsPageOf(home.Address, l.Target))
        .Select(l => (l.Target, Score: Score(l, words)))
        .Where(l => l.Score > 0)
        .OrderByDescending(l => l.Score)
        .ThenBy(l => l.Target!.PathAndQuery.Length)
        .ThenBy(l => l.Target!.PathAndQuery, StringComparer.Ordinal)
        .Select(l => l.Target)
        .FirstOrDefault();

    // Another host has a robots.txt of its own, and one crawl keeps to one.
    private static bool IsPageOf(Uri home, Uri? target) =>
        target is { Scheme: "http" or "https" }
        && target.Authority == home.Authority
        && target.PathAndQuery is not "/"
        && target.PathAndQuery != home.PathAndQuery
        && !IsMedia(target);

    private static int Score(PageLink link, string[] words) =>
        (Names(Uri.UnescapeDataString(link.Target!.AbsolutePath), words) ? 2 : 0) + (Names(link.Text, words) ? 1 : 0);

    private static bool Names(string text, string[] words) => text
        .Split(['/', '-', '_', '.', ' ', '\t', '\n', '+'], StringSplitOptions.RemoveEmptyEntries)
        .Any(part => words.Contains(part, StringComparer.OrdinalIgnoreCase));
}
