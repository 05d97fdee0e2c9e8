using System.Buffers;

namespace Enrichment.Domain.Text;

/// <summary>What a LinkedIn page is about.</summary>
public enum LinkedInKind
{
    /// <summary>A person's profile.</summary>
    Person,

    /// <summary>A company's page, or a showcase below one.</summary>
    Company,

    /// <summary>A school's page.</summary>
    School,
}

/// <summary>A LinkedIn page: its kind and slug, whatever country host, language, tracking or escaping the link had.</summary>
public readonly record struct LinkedInUrl(LinkedInKind Kind, string Slug)
{
    /// <summary>LinkedIn takes 100 letters and digits. Longer ones are no names, and their address would be too long to be read again.</summary>
    private const int LongestSlug = 200;

    private static readonly SearchValues<char> PathEnd = SearchValues.Create("?# \t\r\n,;|<>\"");

    /// <summary>The path that tells pages apart: "in/jane-doe", "company/acme".</summary>
    public string Key => $"{Folder(Kind)}/{Slug}";

    /// <summary>Reads a link; false for anything but a person's, company's or school's page on linkedin.com.</summary>
    public static bool TryParse(string? cell, out LinkedInUrl url)
    {
        url = default;
        if (cell is null || cell.Length > 2048 || !cell.Contains("linkedin.", StringComparison.OrdinalIgnoreCase)
            || !RegistrableDomain.TryParse(cell, out var domain) || domain.Value != "linkedin.com" || domain.FromEmail)
            return false;
        var parts = Path(cell).Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var first = parts is ["mwlite", ..] ? 1 : 0;
        if (parts.Length < first + 2 || KindOf(parts[first]) is not { } kind)
            return false;
        var slug = UnicodeText.ComposeCompatible(Uri.UnescapeDataString(parts[first + 1])).ToLowerInvariant();
        url = new LinkedInUrl(kind, slug);
        return slug.Length is > 0 and <= LongestSlug && !slug.AsSpan().ContainsAny("/ ?#");
    }

    /// <summary>The page's address.</summary>
    public override string ToString() => $"https://www.linkedin.com/{Folder(Kind)}/{Uri.EscapeDataString(Slug ?? "")}";

    private static string Path(string cell)
    {
        var host = cell.IndexOf("linkedin.", StringComparison.OrdinalIgnoreCase);
        var slash = cell.IndexOf('/', host);
        if (slash < 0)
            return "";
        var path = cell.AsSpan(slash);
        var end = path.IndexOfAny(PathEnd);
        return (end < 0 ? path : path[..end]).ToString();
    }

    private static LinkedInKind? KindOf(string folder) => folder.ToLowerInvariant() switch
    {
        "in" => LinkedInKind.Person,
        "company" or "showcase" => LinkedInKind.Company,
        "school" => LinkedInKind.School,
        _ => null,
    };

    private static string Folder(LinkedInKind kind) => kind switch
    {
        LinkedInKind.Person => "in",
        LinkedInKind.School => "school",
        _ => "company",
    };
}
