namespace Enrichment.Sandbox.Texts;

/// <summary>The suggestion at the end of an error about an unknown word.</summary>
internal static class DidYouMean
{
    public static string Hint(string given, IReadOnlyCollection<string> known)
    {
        var nearest = known.MinBy(word => Distance(given, word))!;
        var all = string.Join(", ", known);
        return Distance(given, nearest) <= Math.Max(2, nearest.Length / 3)
            ? $"; did you mean '{nearest}'? Known: {all}"
            : $"; known: {all}";
    }

    /// <summary>Levenshtein distance: inserted, deleted and replaced letters.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
