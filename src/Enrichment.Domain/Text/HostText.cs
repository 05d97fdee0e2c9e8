using System.Buffers;
using System.Globalization;
using System.Text;

namespace Enrichment.Domain.Text;

/// <summary>Brings a host as people write it to lower-case ASCII (international labels in punycode), or says why it is none.</summary>
internal static class HostText
{
    private const int LongestHost = 253, LongestLabel = 63;
    private static readonly SearchValues<char> DigitsAndDot = SearchValues.Create("0123456789.");
    private static readonly IdnMapping Idn = new() { AllowUnassigned = true, UseStd3AsciiRules = false };

    public static DomainProblem Normalise(ReadOnlySpan<char> written, out string host)
    {
        host = "";
        var text = written.Trim(". \u3002");
        if (text.IsEmpty)
            return DomainProblem.NoDot;
        if (text[0] == '[' || text.Count(':') > 1)
            return DomainProblem.IpAddress;
        if (text.Length > LongestHost)
            return DomainProblem.TooLong;
        if (!Ascii.IsValid(text) || text.Contains('%') || text.IndexOf("..") >= 0)
            return NormaliseOddly(text, out host);
        host = Lower(text);
        return Check(host);
    }

    private static string Lower(ReadOnlySpan<char> text) =>
        string.Create(text.Length, text, static (to, from) => Ascii.ToLower(from, to, out _));

    private static DomainProblem NormaliseOddly(ReadOnlySpan<char> text, out string host)
    {
        host = "";
        var readable = text.Contains('%') ? Uri.UnescapeDataString(text.ToString()) : text.ToString();
        readable = UnicodeText.ComposeCompatible(Mojibake.Repair(readable)).ToLowerInvariant().Replace('\u3002', '.');
        var joined = string.Join('.', readable.Split('.', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (joined.Length == 0)
            return DomainProblem.NoDot;
        if (!Ascii.IsValid(joined))
        {
            if (!joined.EnumerateRunes().All(IsHostRune))
                return DomainProblem.BadCharacter;
            try
            {
                joined = Idn.GetAscii(joined);
            }
            catch (ArgumentException)
            {
                return DomainProblem.TooLong;
            }
        }

        host = Lower(joined);
        return Check(host);
    }

    private static bool IsHostRune(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '.' or '_' or 0x30FB or 0xB7
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static DomainProblem Check(ReadOnlySpan<char> host)
    {
        if (host.Length > LongestHost)
            return DomainProblem.TooLong;
        var start = 0;
        for (var i = 0; i <= host.Length; i++)
        {
            if (i == host.Length || host[i] == '.')
            {
                if (i - start > LongestLabel)
                    return DomainProblem.TooLong;
                start = i + 1;
            }
            else if (!char.IsAsciiLetterOrDigit(host[i]) && host[i] is not ('-' or '_'))
            {
                return DomainProblem.BadCharacter;
            }
        }

        return CheckEnd(host);
    }

    private static DomainProblem CheckEnd(ReadOnlySpan<char> host)
    {
        var dot = host.LastIndexOf('.');
        if (dot < 0)
            return DomainProblem.NoDot;
        var last = host[(dot + 1)..];
        if (!last.ContainsAnyExceptInRange('0', '9'))
            return host.Count('.') == 3 && !host.ContainsAnyExcept(DigitsAndDot) ? DomainProblem.IpAddress : DomainProblem.NotAHost;
        return last.Length < 2 || last.Contains('_') || last[0] == '-' || last[^1] == '-' ? DomainProblem.NotAHost : DomainProblem.None;
    }
}
