using System.Globalization;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>The numbers of a row's answers as its column has them: <c>12,-57</c>, negative where another row bears the cost.</summary>
internal static class AnswerList
{
    /// <summary>In the order in which they were applied.</summary>
    public static List<long> Read(string? text)
    {
        var numbers = new List<long>(1);
        if (text is null) return numbers;
        foreach (var part in text.AsSpan().Split(',')) numbers.Add(long.Parse(text.AsSpan(part), CultureInfo.InvariantCulture));
        numbers.Sort(static (a, b) => Math.Abs(a).CompareTo(Math.Abs(b)));
        return numbers;
    }

    /// <summary>The newest answer: the one that the row's last change came from.</summary>
    public static long Newest(string text) => Math.Abs(Read(text)[^1]);
}
