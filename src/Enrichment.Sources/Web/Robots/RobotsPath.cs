using System.Buffers;
using System.Text;

namespace Enrichment.Sources.Web.Robots;

/// <summary>
/// Brings paths and patterns to the form in which they are compared octet by octet (RFC 9309, 2.2.2): percent-encoded unreserved
/// characters decoded, everything that is neither reserved nor unreserved encoded, hexadecimal digits in upper case.
/// </summary>
internal static class RobotsPath
{
    // Reserved and unreserved characters of RFC 3986, without "#", which ends a path.
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?[]@!&'()+,;="u8);

    /// <summary>A path with its query. A star or dollar in it is itself and no sign.</summary>
    public static string OfPath(string pathAndQuery) => Normalise(Encoding.UTF8.GetBytes(pathAndQuery), keepSigns: false);

    /// <summary>A rule's pattern: stars stay signs, and so does a dollar at the end.</summary>
    public static string OfPattern(ReadOnlySpan<byte> pattern) => Normalise(pattern, keepSigns: true);

    private static string Normalise(ReadOnlySpan<byte> text, bool keepSigns)
    {
        var normal = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var octet = text[i];
            if (octet == '%' && i + 2 < text.Length && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]))
            {
                var encoded = Convert.FromHexString([(char)text[i + 1], (char)text[i + 2]])[0];
                Append(normal, encoded, IsUnreserved(encoded));
                i += 2;
            }
            else
            {
                var isSign = keepSigns && (octet == '*' || (octet == '$' && i == text.Length - 1));
                Append(normal, octet, isSign || Plain.Contains(octet));
            }
        }

        return normal.ToString();
    }

    private static void Append(StringBuilder to, byte octet, bool plain)
    {
        if (plain)
        {
            to.Append((char)octet);
        }
        else
        {
            to.Append('%').Append(octet.ToString("X2"));
        }
    }

    private static bool IsUnreserved(byte octet) => char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~';
}
