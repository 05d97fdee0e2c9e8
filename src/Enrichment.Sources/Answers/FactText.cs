using System.Text;

namespace Enrichment.Sources.Answers;

/// <summary>Makes a found text fit to be a fact.</summary>
internal static class FactText
{
    /// <summary>Longer texts are cut, at a space where there is one near.</summary>
    public const int Longest = 2_000;

    private static readonly HashSet<string> Nothing =
        new(StringComparer.OrdinalIgnoreCase) { "-", "--", "n/a", "na", "none", "null", "nil", "unknown", "undefined", "tbd", "?" };

    /// <summary>Single spaces, no control characters, at most <see cref="Longest"/>; null when nothing is said.</summary>
    public static string? Clean(string? text)
    {
        // U+FFFD marks what could not be decoded.
        if (string.IsNullOrWhiteSpace(text) || text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            return null;
        }

        var clean = Squeeze(text.AsSpan());
        return clean.Length == 0 || Nothing.Contains(clean) ? null : clean;
    }

    private static string Squeeze(ReadOnlySpan<char> text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, Longest));
        var gap = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u200B' or '\uFEFF')
            {
                gap = clean.Length > 0;
                continue;
            }

            if (gap)
            {
                clean.Append(' ');
                gap = false;
            }

            clean.Append(c);
            if (clean.Length > Longest)
            {
                return Cut(clean.ToString());
            }
        }

        return clean.ToString();
    }

    private static string Cut(string text)
    {
        var space = text.LastIndexOf(' ', Longest - 1, 100);
        var end = space > 0 ? space : char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return text[..end];
    }
}
