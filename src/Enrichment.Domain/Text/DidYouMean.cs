namespace Enrichment.Domain.Text;

/// <summary>Finds the known word that a mistyped one was meant to be.</summary>
public static class DidYouMean
{
    private const int FewestToBegin = 3;

    /// <summary>
    /// The known word nearest to the given one, ignoring case, or null when none is near: at most a third of its letters
    /// inserted, dropped, changed or swapped with a neighbour. Among equals the first. Failing that, one that begins with it.
    /// </summary>
    public static string? Nearest(string given, IReadOnlyCollection<string> known)
    {
        var word = given.Trim().ToLowerInvariant();
        string? best = null;
        var bestDistance = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - word.Length) >= bestDistance)
                continue;
            var distance = Distance(word, candidate.ToLowerInvariant());
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }

        return best ?? known.FirstOrDefault(candidate =>
            word.Length >= FewestToBegin && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A sentence for an error's end: " Did you mean \"batch_size\"?", or the known words when none is near.</summary>
    public static string Hint(string given, IReadOnlyCollection<string> known) =>
        Nearest(given, known) is { } near ? $" Did you mean \"{near}\"?"
        : known.Count > 0 ? $" Known: {string.Join(", ", known)}." : "";

    // Optimal string alignment: the edit distance with swaps of neighbours, three rows of its table at a time.
    private static int Distance(string a, string b)
    {
        int[] before = [], last = [.. Enumerable.Range(0, b.Length + 1)];
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last) = (last, row);
        }

        return last[b.Length];
    }
}
