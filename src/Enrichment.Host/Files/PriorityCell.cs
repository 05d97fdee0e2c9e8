using System.Globalization;

namespace Enrichment.Host.Files;

/// <summary>Reads how urgent a row is: a number, or a word of the four classes. Higher is sooner; blank and anything else count 0.</summary>
internal static class PriorityCell
{
    public static double Read(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : cell.ToLowerInvariant() switch
        {
            "urgent" or "critical" => 4,
            "high" => 3,
            "medium" or "normal" => 2,
            "low" => 1,
            _ => 0,
        };
}
