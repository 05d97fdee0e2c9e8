using System.Buffers.Text;
using System.Globalization;

namespace Enrichment.Storage.Rows;

/// <summary>The numbers of a row's answers as its column has them: <c>12,-57</c>, negative where another row bears the cost.</summary>
internal static class AnswerList
{
    /// <summary>In the order in which they were applied.</summary>
    public static List<long> Read(string? text)
    {
        var numbers = new List<long>(1);
        if (text is null) return numbers;
        foreach (var part in text.AsSpan().Split(',')) numbers.Add(long.Parse(text.AsSpan(part), CultureInfo.InvariantCulture));
        return numbers;
    }

    /// <summary>The answer that was applied last.</summary>
    public static long Newest(ReadOnlySpan<byte> text)
    {
        var last = text[(text.LastIndexOf((byte)',') + 1)..];
        return Utf8Parser.TryParse(last, out long number, out var read) && read == last.Length
            ? Math.Abs(number)
            : throw new InvalidDataException("A row's list of answers cannot be read.");
    }
}
