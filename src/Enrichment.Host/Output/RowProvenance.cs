using System.Globalization;
using Enrichment.Domain.Fields;
using Enrichment.Domain.Rows;

namespace Enrichment.Host.Output;

/// <summary>Where a row's values came from and what they cost, as the output shows it.</summary>
public static class RowProvenance
{
    /// <summary>Stands among a row's values when they were carried over from an earlier output file, whose store is gone.</summary>
    public const string CarriedSources = "carried.sources";

    /// <summary>As <see cref="CarriedSources"/>, for the cost.</summary>
    public const string CarriedCost = "carried.cost";

    /// <summary>
    /// The operations that answered, in field order: <c>internal.crawl; hunter.company (shared)</c>. Shared: another row's lookup, or
    /// one made earlier, answered it.
    /// </summary>
    public static string Sources(TableRow row) => row.Values.TryGetValue(CarriedSources, out var carried)
        ? carried
        : string.Join("; ", row.Meta
            .OrderBy(m => FieldCatalog.OrderOf(m.Key))
            .GroupBy(m => m.Value.Operation)
            .Select(g => g.All(m => m.Value.Shared) ? $"{g.Key} (shared)" : g.Key));

    /// <summary>Dollars, exact, without trailing zeros.</summary>
    public static string Cost(TableRow row) => row.Values.TryGetValue(CarriedCost, out var carried)
        ? carried
        : row.Cost.ToString("0.#########", CultureInfo.InvariantCulture);
}
