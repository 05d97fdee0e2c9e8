using System.Globalization;

namespace Enrichment.Sources.Http;

/// <summary>The wait that an answer states: whole seconds or an HTTP date (RFC 9110, 10.2.3).</summary>
internal static class RetryAfter
{
    /// <summary>A longer wait is not believed.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <returns>Between zero and <see cref="Longest"/>; null for none or nonsense.</returns>
    public static TimeSpan? Parse(string? header, DateTimeOffset now)
    {
        var text = header?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        // Some gateways state fractions, though the standard has whole seconds only.
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds >= (decimal)Longest.TotalSeconds ? Longest : TimeSpan.FromSeconds((double)seconds);
        }

        return DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? Clamp(date - now)
            : null;
    }

    private static TimeSpan Clamp(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
}
