using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Rows;

/// <summary>
/// A page through a filter looks at a stretch of rows of bounded length, so that a filter that fits nothing cannot hold a reader; it
/// may hold fewer rows than asked for, and go on.
/// </summary>
/// <param name="Last">The table's highest row number.</param>
/// <param name="Until">The highest row number that is looked at.</param>
/// <param name="Rows">How many rows are read at most.</param>
internal readonly record struct RowStretch(RowFilter Filter, long Last, long Until, int Limit, int Rows)
{
    private const int Stretch = 50_000;

    /// <summary>Where values are looked at, each row has to be read whole: so many at most.</summary>
    private const int MostInside = 2_000;

    public static RowStretch Of(RowFilter filter, long last, long afterRow, int limit) =>
        new(filter, last, Math.Min(last, afterRow + Stretch), limit, filter.LooksInside ? MostInside : limit);

    /// <param name="rows">Those of the stretch that the statement's own conditions left, in order, as many as are read at most.</param>
    public RowPage Page(IReadOnlyList<TableRow> rows)
    {
        List<TableRow> fit = [.. rows.Where(Filter.Fits).Take(Limit)];
        var seen = fit.Count == Limit ? fit[^1].RowNo : rows.Count == Rows ? rows[^1].RowNo : Until;
        return new RowPage(fit, seen < Last ? seen : null);
    }
}
