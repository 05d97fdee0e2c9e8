using System.Globalization;

namespace Enrichment.Sandbox.Hunter;

/// <summary>A call's query parameters; blank ones count as absent.</summary>
internal readonly struct HunterQuery(IQueryCollection query)
{
    public string? this[string name]
    {
        get
        {
            var value = query[name].ToString().Trim();
            return value.Length == 0 ? null : value;
        }
    }

    /// <summary>The number, or <paramref name="otherwise"/> when absent; null when it is not a number in the range.</summary>
    public int? Number(string name, int otherwise, int low, int high)
    {
        if (this[name] is not { } text)
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high
            ? number
            : null;
    }

    /// <summary>The comma-separated words, empty when absent; null when one of them is not known.</summary>
    public string[]? Words(string name, ReadOnlySpan<string> known)
    {
        if (this[name] is not { } text)
            return [];
        var words = text.ToLowerInvariant().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var word in words)
        {
            if (!known.Contains(word))
                return null;
        }

        return words;
    }
}
