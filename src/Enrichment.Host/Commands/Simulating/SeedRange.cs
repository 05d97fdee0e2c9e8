using System.Globalization;

namespace Enrichment.Host.Commands.Simulating;

/// <summary>Seeds from the first to the last, both included, as <c>1..10000</c> or <c>7</c>.</summary>
internal readonly record struct SeedRange(long First, long Last)
{
    /// <exception cref="UsageException">The text is no range.</exception>
    public static SeedRange Parse(string text)
    {
        var parts = text.Split("..");
        if (parts.Length is 1 or 2 && Read(parts[0]) is { } first && Read(parts[^1]) is { } last && first <= last)
        {
            return new SeedRange(first, last);
        }

        throw new UsageException($"--seeds: '{text}' is no range of seeds; write 1..10000, or 7 for one");
    }

    private static long? Read(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;
}
