using Enrichment.Domain.Rules;
using Enrichment.Host.Files;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>Puts rows into buckets by the bucket rules, or all into one.</summary>
/// <param name="oneBucket">The one bucket's name; null for the rules.</param>
internal sealed class RowBuckets(BucketRules rules, ColumnMap columns, string? oneBucket)
{
    /// <summary>The strategy of every row where no column tells a category; null where the rules can tell rows apart.</summary>
    public static string? OneFor(ColumnMap columns, StrategyBook strategies) =>
        columns.Has(ColumnRole.Category) || columns.Has(ColumnRole.Naics) || columns.Has(ColumnRole.Sic) ? null : strategies.ForFile.Name;

    public RowBucket Of(IReadOnlyList<string> cells)
    {
        string? Cell(ColumnRole role) => columns.Cell(cells, role) is { Length: > 0 } cell ? cell : null;
        var assigned = rules.Assign(new BusinessFeatures(
            Cell(ColumnRole.Category), Cell(ColumnRole.Naics), Cell(ColumnRole.Sic), Cell(ColumnRole.Name), Cell(ColumnRole.Description),
            Cell(ColumnRole.Country), Cell(ColumnRole.State), Cell(ColumnRole.City)));
        return new RowBucket(oneBucket ?? assigned.Vertical, assigned.Geo);
    }
}
