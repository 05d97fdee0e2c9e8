namespace Enrichment.Domain.Text;

/// <summary>Bytes as lower-case letters and the digits 2 to 7 (the alphabet of RFC 4648, no padding): safe in paths, URLs and file names.</summary>
public static class Base32
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The first <paramref name="length"/> characters, five bits each.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer bits than asked for.</exception>
    public static string Encode(ReadOnlySpan<byte> bytes, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length * 5, bytes.Length * 8, nameof(length));
        Span<char> text = length <= 64 ? stackalloc char[length] : new char[length];
        for (var i = 0; i < length; i++)
        {
            var bit = i * 5;
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text[i] = Alphabet[(pair >> (11 - bit % 8)) & 31];
        }

        return new string(text);
    }
}
