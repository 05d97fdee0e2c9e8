using System.Globalization;

namespace Enrichment.Sandbox.Texts;

/// <summary>Durations as people write them: <c>0</c>, <c>200ms</c>, <c>1.5s</c>, <c>2m</c>.</summary>
internal static class DurationText
{
    private static readonly (string Unit, decimal Milliseconds)[] Units = [("ms", 1m), ("s", 1000m), ("m", 60_000m)];

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        var trimmed = text.Trim();
        if (trimmed == "0")
            return true;
        foreach (var (unit, milliseconds) in Units)
        {
            if (trimmed.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
                return TryScale(trimmed[..^unit.Length], milliseconds, out duration);
        }

        return false;
    }

    private static bool TryScale(string number, decimal milliseconds, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > 1_000_000m)
            return false;
        duration = TimeSpan.FromTicks((long)(value * milliseconds * TimeSpan.TicksPerMillisecond));
        return true;
    }
}
