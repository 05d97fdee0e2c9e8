using System.Buffers;

namespace Enrichment.Domain.Text;

/// <summary>Finds the part of a messy cell that should be a host: past schemes, user info; before port, path and further words.</summary>
internal readonly ref struct HostCell
{
    private const string ArchivePrefix = "web.archive.org/web/";
    private static readonly SearchValues<char> AuthorityEnd = SearchValues.Create("/\\?#,;|<>\"'() \t\r\n\u00A0\u3000");
    private static readonly SearchValues<char> Slashes = SearchValues.Create("/\\");

    /// <summary>The host as written; may be empty.</summary>
    public ReadOnlySpan<char> Host { get; private init; }

    /// <summary>The cell names a page below the host's root.</summary>
    public bool HasPath { get; private init; }

    /// <summary>The cell is an e-mail address, so its host may be a mail provider's.</summary>
    public bool IsEmail { get; private init; }

    /// <summary>More words follow: the cell may be prose.</summary>
    public bool IsProse { get; private init; }

    public static HostCell Find(ReadOnlySpan<char> cell)
    {
        var rest = TrimCell(cell);
        var before = rest.Length;
        rest = PastSchemes(rest, out var isMailto);
        var hasScheme = rest.Length != before;
        rest = PastArchive(rest);
        if (rest.StartsWith("www. ", StringComparison.OrdinalIgnoreCase))
            rest = rest[4..].TrimStart();

        var end = rest.IndexOfAny(AuthorityEnd);
        var authority = end < 0 ? rest : rest[..end];
        var tail = end < 0 ? default : rest[end..];
        var at = authority.LastIndexOf('@');
        return new HostCell
        {
            Host = WithoutPort(authority[(at + 1)..]),
            HasPath = NamesAPage(tail),
            IsEmail = isMailto || (at > 0 && !hasScheme),
            IsProse = !hasScheme && tail.Length > 0 && !Slashes.Contains(tail[0]) && HasWord(tail),
        };
    }

    private static ReadOnlySpan<char> TrimCell(ReadOnlySpan<char> cell) =>
        cell.Trim().Trim("\"'<>()\u200B\uFEFF\u201C\u201D").Trim();

    private static ReadOnlySpan<char> PastSchemes(ReadOnlySpan<char> text, out bool isMailto)
    {
        isMailto = false;
        while (true)
        {
            var length = SchemeLength(text);
            if (length == 0)
                return text;
            isMailto |= text.StartsWith("mailto", StringComparison.OrdinalIgnoreCase);
            text = text[length..].TrimStart();
        }
    }

    /// <summary>How many characters at the start are a scheme with its slashes, however mistyped: "http;//", "http//", "see http://".</summary>
    private static int SchemeLength(ReadOnlySpan<char> text)
    {
        var proper = text.IndexOf("://");
        if (proper >= 0 && text[..proper].IndexOfAny("/?#@") < 0)
            return proper + 3;
        var letters = 0;
        while (letters < text.Length && char.IsAsciiLetter(text[letters]))
            letters++;
        var separators = RunOf(text, letters, ":;. ");
        var slashes = RunOf(text, separators, "/\\");
        var word = text[..letters];
        if (letters == 0)
            return slashes;
        if (word.Equals("mailto", StringComparison.OrdinalIgnoreCase))
            return separators > letters ? separators : 0;
        if (!IsHttp(word))
            return 0;
        var colon = text[letters..separators].ContainsAny(':', ';');
        return slashes - separators >= 2 || colon || (slashes > separators && separators > letters) ? slashes : 0;
    }

    private static int RunOf(ReadOnlySpan<char> text, int from, string of)
    {
        while (from < text.Length && of.Contains(text[from]))
            from++;
        return from;
    }

    private static bool IsHttp(ReadOnlySpan<char> word) =>
        word.Equals("http", StringComparison.OrdinalIgnoreCase) || word.Equals("https", StringComparison.OrdinalIgnoreCase)
        || word.Equals("htp", StringComparison.OrdinalIgnoreCase) || word.Equals("htttp", StringComparison.OrdinalIgnoreCase);

    /// <summary>An archived page names the site that was archived.</summary>
    private static ReadOnlySpan<char> PastArchive(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith(ArchivePrefix, StringComparison.OrdinalIgnoreCase))
            return text;
        var slash = text[ArchivePrefix.Length..].IndexOf('/');
        return slash < 0 ? text : PastSchemes(text[(ArchivePrefix.Length + slash + 1)..], out _);
    }

    private static ReadOnlySpan<char> WithoutPort(ReadOnlySpan<char> host)
    {
        if (host.StartsWith("["))
            return host;
        var colon = host.IndexOf(':');
        return colon < 0 || host[(colon + 1)..].Contains(':') ? host : host[..colon];
    }

    private static bool NamesAPage(ReadOnlySpan<char> tail)
    {
        if (tail.IsEmpty || !"/\\?#".Contains(tail[0]))
            return false;
        return HasWord(tail);
    }

    private static bool HasWord(ReadOnlySpan<char> tail)
    {
        foreach (var c in tail)
        {
            if (char.IsLetterOrDigit(c))
                return true;
        }

        return false;
    }
}
