namespace Enrichment.Domain.Text;

/// <summary>
/// The Windows-1252 code page, in which spreadsheets save. Bytes that it leaves undefined (81, 8D, 8F, 90, 9D) map to the
/// control characters of the same value, as browsers do, so that decoding never loses a byte.
/// </summary>
public static class Windows1252
{
    private const string High =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>The text of such bytes.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) =>
        string.Create(bytes.Length, bytes, static (text, from) =>
        {
            for (var i = 0; i < from.Length; i++)
                text[i] = from[i] is >= 0x80 and <= 0x9F ? High[from[i] - 0x80] : (char)from[i];
        });

    /// <summary>The byte of a character; false when the code page lacks it.</summary>
    public static bool TryEncode(char character, out byte code)
    {
        var high = character is >= '\u00A0' and <= '\u00FF' or < '\u0080' ? -1 : High.IndexOf(character);
        code = high >= 0 ? (byte)(0x80 + high) : (byte)character;
        return high >= 0 || character is < '\u0080' or >= '\u00A0' and <= '\u00FF';
    }
}
