namespace Enrichment.Domain.Waterfall;

/// <summary>The waits between attempts (mission B3): 1 s, 2 s, … doubled, each with up to a quarter of jitter.</summary>
public static class Backoff
{
    /// <param name="failures">Failed attempts so far, at least 1.</param>
    /// <param name="key">What the jitter is derived of, so that a replay waits the same time and two calls do not wait alike.</param>
    public static TimeSpan After(int failures, string key)
    {
        var seconds = Math.Pow(2, Math.Min(failures, 8) - 1);
        return TimeSpan.FromSeconds(seconds * (1 + (0.25 * Fraction(key))));
    }

    /// <summary>FNV-1a over the key, as a fraction of 1: the same in every process.</summary>
    private static double Fraction(string key)
    {
        var hash = 2166136261u;
        foreach (var c in key)
        {
            hash = unchecked((hash ^ c) * 16777619u);
        }

        return hash / (double)uint.MaxValue;
    }
}
