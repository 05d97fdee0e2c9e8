namespace Enrichment.Domain.Text;

/// <summary>Legal forms, titles and degrees: the words around a name that do not tell two names apart.</summary>
internal static class NameWords
{
    private const int LongestSuffix = 5;

    private static readonly Lazy<HashSet<string>> Company = new(() => EmbeddedData.Set("legal-suffixes.txt", "company"));
    private static readonly Lazy<HashSet<string>> Titles = new(() => EmbeddedData.Set("legal-suffixes.txt", "title"));
    private static readonly Lazy<HashSet<string>> Degrees = new(() => EmbeddedData.Set("legal-suffixes.txt", "degree"));

    /// <summary>Drops legal forms from the end, the longest first, but never the whole name.</summary>
    public static void DropCompanySuffixes(List<string> words)
    {
        while (SuffixLength(words) is var length and > 0)
            words.RemoveRange(words.Count - length, length);
    }

    /// <summary>Drops titles from the front and degrees from the end, but never the whole name.</summary>
    public static void DropTitles(List<string> words)
    {
        while (words.Count > 1 && Titles.Value.Contains(words[0]))
            words.RemoveAt(0);
        while (words.Count > 2 && Degrees.Value.Contains(words[^1]))
            words.RemoveAt(words.Count - 1);
    }

    private static int SuffixLength(List<string> words)
    {
        var kept = words.Count > 0 && words[0] == "the" ? 2 : 1;
        for (var length = Math.Min(LongestSuffix, words.Count - kept); length > 0; length--)
        {
            if (Company.Value.Contains(string.Join(' ', words.Skip(words.Count - length))))
                return length;
        }

        return 0;
    }
}
