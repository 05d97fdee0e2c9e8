using System.Text;

namespace Enrichment.Fuzzing.Tests.Engine;

/// <summary>Makes hostile inputs of good ones; the same seed makes the same inputs.</summary>
/// <param name="corpus">Inputs to begin from; at least one.</param>
/// <param name="words">Pieces of the grammar, inserted here and there.</param>
internal sealed class Mutator(IReadOnlyList<byte[]> corpus, IReadOnlyList<byte[]> words, int seed)
{
    private const int Longest = 128 * 1024;

    private static readonly byte[] Telling = [0, 1, 9, 10, 13, 32, 34, 39, 44, 45, 46, 47, 48, 57, 58, 59, 60, 62, 64, 91, 92, 93, 123, 125, 127, 128, 0xBF, 0xC0, 0xE2, 0xF0, 0xFE, 0xFF];

    private static readonly byte[][] Pieces = [.. new[]
    {
        "-1", "0", "1e999", "-0", "0.1", "9223372036854775807", "-9223372036854775808", "18446744073709551616", "1e-400", "NaN", "null", "true", "[]", "{}", "\"\"",
        "\u0000", "\uFEFF", "\u202E", "é", "ﬁ", "İ", "ß", "𝒳", "\\u0000", "\\uD800", "\"\"\"", "'", "%00", "%", "../", "<", ">", "&#", "&amp;", "\r\n", "\r", "\t", "=1+1",
    }.Select(Encoding.UTF8.GetBytes)];

    private readonly Random random = new(seed);

    public byte[] Next()
    {
        if (random.Next(50) == 0) return Noise(random.Next(2_000));
        var input = Pick(corpus).ToArray();
        for (var times = 1 + random.Next(5); times > 0; times--) input = Change(input);
        return input.Length <= Longest ? input : input[..Longest];
    }

    private byte[] Change(byte[] input)
    {
        var (from, length) = Part(input);
        var (before, part, after) = (input[..from], input[from..(from + length)], input[(from + length)..]);
        return random.Next(14) switch
        {
            0 when input.Length > 0 => Flip(input),
            1 => [.. before, Pick(Telling), .. after],
            2 => [.. before, .. after],
            3 => [.. before, .. part, .. part, .. after],
            4 => [.. before, .. Noise(random.Next(16)), .. part, .. after],
            5 => [.. before, .. Pick(Pieces), .. after],
            6 when words.Count > 0 => [.. before, .. Pick(words), .. after],
            7 when words.Count > 0 => [.. before, .. Pick(words), .. part, .. after],
            8 => [.. before, .. PartOfAnother(), .. after],
            9 => before,
            10 => [.. before, .. Repeat(part.Length == 0 ? [Pick(Telling)] : part[..Math.Min(part.Length, 64)], random.Next(2_000)), .. after],
            11 => Number(input),
            12 => [.. Repeat(Pick(new byte[][] { "["u8.ToArray(), "{\"a\":"u8.ToArray(), "<div>"u8.ToArray(), "\""u8.ToArray(), "("u8.ToArray() }), random.Next(5_000)), .. input],
            _ => Coded(input),
        };
    }

    private (int From, int Length) Part(byte[] input)
    {
        var from = random.Next(input.Length + 1);
        return (from, Math.Min(random.Next(random.Next(3) == 0 ? 200 : 8), input.Length - from));
    }

    private byte[] PartOfAnother()
    {
        var other = Pick(corpus);
        var (from, length) = Part(other);
        return other[from..(from + length)];
    }

    private byte[] Flip(byte[] input)
    {
        input[random.Next(input.Length)] ^= (byte)(1 << random.Next(8));
        return input;
    }

    /// <summary>Puts another number in the place of one.</summary>
    private byte[] Number(byte[] input)
    {
        var from = input.AsSpan().IndexOfAnyInRange((byte)'0', (byte)'9');
        if (from < 0) return input;
        from = Math.Min(input.Length - 1, from + random.Next(input.Length - from));
        var length = input.AsSpan(from).IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return [.. input[..from], .. Pieces[random.Next(9)], .. length < 0 ? [] : input[(from + length)..]];
    }

    /// <summary>The same text in another encoding.</summary>
    private byte[] Coded(byte[] input)
    {
        var text = Encoding.Latin1.GetString(input);
        return random.Next(3) switch
        {
            0 => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            1 => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
            _ => [0xEF, 0xBB, 0xBF, .. input],
        };
    }

    private byte[] Noise(int length)
    {
        var noise = new byte[length];
        random.NextBytes(noise);
        return noise;
    }

    private static byte[] Repeat(byte[] part, int times)
    {
        times = Math.Min(times, Longest / Math.Max(1, part.Length));
        var all = new byte[part.Length * times];
        for (var i = 0; i < times; i++) part.CopyTo(all, i * part.Length);
        return all;
    }

    private T Pick<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
