using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Enrichment.Sources.Web.Pages;

/// <summary>
/// Decodes a page: byte-order mark, then the charset of Content-Type, then the one that the page states in its first 1024 bytes,
/// then UTF-8 where the bytes are valid UTF-8, else Windows-1252.
/// </summary>
internal static partial class PageText
{
    private const int Prescan = 1024;

    /// <param name="cut">The body went on, so that its last character may be half a character.</param>
    public static string Decode(ReadOnlySpan<byte> body, string? charset, bool cut = false)
    {
        var (encoding, mark) = ByMark(body);
        encoding ??= ByName(charset) ?? ByName(Stated(body)) ?? (IsUtf8(body, cut ? 3 : 0) ? Encoding.UTF8 : ByName("windows-1252")!);
        return encoding.GetString(body[mark..]);
    }

    private static (Encoding? Encoding, int Mark) ByMark(ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };

    private static Encoding? ByName(string? name)
    {
        var plain = name?.Trim(' ', '"', '\'').ToLowerInvariant();
        try
        {
            return plain switch
            {
                null or "" => null,
                // Browsers take these for Windows-1252, and so do the pages' authors (WHATWG Encoding, 4.2).
                "iso-8859-1" or "latin1" or "us-ascii" or "ascii" => CodePagesEncodingProvider.Instance.GetEncoding(1252),
                // A way to hide text from whoever reads the page as something else.
                "utf-7" => null,
                _ => CodePagesEncodingProvider.Instance.GetEncoding(plain) ?? Encoding.GetEncoding(plain),
            };
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string? Stated(ReadOnlySpan<byte> body)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, Prescan)]);
        var name = CharsetInMeta().Match(head).Groups[1].Value;
        // A page that we read byte by byte to find this cannot be in UTF-16, whatever it says.
        return name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? "utf-8" : name;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> body, int mostLost)
    {
        for (var lost = 0; lost <= mostLost && lost <= body.Length; lost++)
        {
            if (Utf8.IsValid(body[..^lost]))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("""<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CharsetInMeta();
}
