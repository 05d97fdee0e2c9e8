using System.Text.RegularExpressions;

namespace Enrichment.Sources.Web.Evidence;

/// <summary>Finds e-mail addresses in running text. Both ways take time linear in the text, whatever it holds.</summary>
internal static partial class EmailText
{
    private const int LongestLocal = 64;
    private const int LongestHost = 253;
    private const int MostFound = 50;

    /// <summary>Addresses written out.</summary>
    public static IEnumerable<string> Plain(string text)
    {
        var found = 0;
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0 && found < MostFound; at = text.IndexOf('@', at + 1))
        {
            var start = at;
            while (start > 0 && at - start < LongestLocal && IsLocal(text[start - 1]))
            {
                start--;
            }

            var end = at + 1;
            while (end < text.Length && end - at <= LongestHost && IsHost(text[end]))
            {
                end++;
            }

            // A full stop behind an address ends the sentence; dashes before it rule off what stood above.
            while (start < at && IsTrimmed(text[start]))
            {
                start++;
            }

            while (end > at + 1 && IsTrimmed(text[end - 1]))
            {
                end--;
            }

            if (start < at && text.AsSpan(at + 1, end - at - 1).IndexOf('.') > 0)
            {
                found++;
                yield return text[start..end];
            }
        }
    }

    /// <summary>Addresses such as "info [at] acme [dot] com" and "info(at)acme.com".</summary>
    public static IEnumerable<string> Disguised(string text) =>
        BracketedAt().IsMatch(text) ? Addresses(Bracketed().Matches(text)) : [];

    /// <summary>Addresses such as "info at acme dot com"; also "meet us at the dot com fair".</summary>
    public static IEnumerable<string> Spelled(string text) =>
        text.Contains(" dot ", StringComparison.OrdinalIgnoreCase) ? Addresses(SpelledOut().Matches(text)) : [];

    private static IEnumerable<string> Addresses(IEnumerable<Match> matches) => matches
        .Take(MostFound)
        .Select(m => $"{m.Groups["local"].Value}@{DotSigns().Replace(m.Groups["host"].Value, ".")}");

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-' or '\'';

    private static bool IsTrimmed(char c) => c is '.' or '-';

    private static bool IsHost(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-';

    // Quick to look for; most pages hold none.
    [GeneratedRegex("""[\[({<]\s{0,2}(?:at|@)\s{0,2}[\])}>]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BracketedAt();

    [GeneratedRegex(
        """(?<local>\b[A-Za-z0-9][A-Za-z0-9._%+-]{0,63})\s{0,2}[\[({<]\s{0,2}(?:at|@)\s{0,2}[\])}>]\s{0,2}(?<host>[A-Za-z0-9-]{1,63}(?:(?:\.|\s{0,2}[\[({<]\s{0,2}(?:dot|\.)\s{0,2}[\])}>]\s{0,2}|\s{1,2}dot\s{1,2})[A-Za-z0-9-]{1,63}){1,4})""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(
        """(?<local>\b[A-Za-z0-9][A-Za-z0-9._%+-]{0,63})\s{1,2}at\s{1,2}(?<host>[A-Za-z0-9-]{1,63}(?:\s{1,2}dot\s{1,2}[A-Za-z0-9-]{1,63}){1,4})""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpelledOut();

    [GeneratedRegex("""\s{0,2}[\[({<]\s{0,2}(?:dot|\.)\s{0,2}[\])}>]\s{0,2}|\s{1,2}dot\s{1,2}""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DotSigns();
}
