namespace Enrichment.Host.Files;

/// <summary>Fits a record to the header.</summary>
internal static class RowShape
{
    /// <summary>How many cells count: blank ones beyond the header are a spreadsheet's trailing commas and do not.</summary>
    public static int WidthOf(IReadOnlyList<string> cells, int headerWidth)
    {
        var width = cells.Count;
        while (width > headerWidth && cells[width - 1].Length == 0)
        {
            width--;
        }

        return width;
    }

    /// <summary>The cells, with blank ones added up to <paramref name="columns"/> and trailing commas dropped.</summary>
    public static IReadOnlyList<string> Fit(IReadOnlyList<string> cells, int headerWidth, int columns)
    {
        var width = WidthOf(cells, headerWidth);
        return width == columns && cells.Count == columns
            ? cells
            : [.. cells.Take(width), .. Enumerable.Repeat("", columns - width)];
    }

    /// <summary>Why a record cannot be looked up as it stands; null when it can.</summary>
    public static string? ProblemOf(CsvRecord record, int headerWidth)
    {
        if (record.Problem is { } problem)
        {
            return problem.ToString();
        }

        var width = WidthOf(record.Cells, headerWidth);
        return width > headerWidth
            ? $"line {record.Line}: {width} cells where the header has {headerWidth}; a comma or a quote may be astray"
            : null;
    }
}
