using System.Security.Cryptography;

namespace Enrichment.Host.Files;

/// <summary>
/// What one pass over the whole input tells before anything is stored or bought: a file that cannot be worked is refused while
/// nothing has been done yet.
/// </summary>
/// <param name="Columns">
/// The header's cells in their order, repeated ones kept; then <c>extra_1</c> … for cells that longer rows have beyond it.
/// </param>
/// <param name="HeaderWidth">How many of the columns the header names.</param>
/// <param name="Rows">Data rows.</param>
/// <param name="ShortRows">Rows with fewer cells than the header: the missing ones count as blank.</param>
/// <param name="BadRows">Rows that cannot be looked up as they stand.</param>
/// <param name="Sample">The first rows, for finding out what the columns hold.</param>
/// <param name="ContentHash">SHA-256 of the file's bytes, in hexadecimal.</param>
public sealed record InputSurvey(
    CsvFile File,
    IReadOnlyList<string> Columns,
    int HeaderWidth,
    long Rows,
    long ShortRows,
    long BadRows,
    IReadOnlyList<IReadOnlyList<string>> Sample,
    string ContentHash)
{
    private const int SampleRows = 500;

    /// <exception cref="InputProblemException">The file cannot be worked.</exception>
    public static InputSurvey Of(CsvFile file)
    {
        string[]? header = null;
        long rows = 0, shortRows = 0, badRows = 0;
        var widest = 0;
        var sample = new List<IReadOnlyList<string>>();
        foreach (var record in file.Records())
        {
            if (header is null)
            {
                header = HeaderOf(file, record);
                continue;
            }

            rows++;
            var width = RowShape.WidthOf(record.Cells, header.Length);
            shortRows += width < header.Length ? 1 : 0;
            badRows += width > header.Length || record.Problem is not null ? 1 : 0;
            widest = Math.Max(widest, width);
            if (sample.Count < SampleRows)
            {
                sample.Add(record.Cells);
            }
        }

        if (rows == 0)
        {
            throw new InputProblemException(file.Path, 1, "there is a header but no rows below it");
        }

        string[] columns = [.. header!, .. Enumerable.Range(1, Math.Max(0, widest - header!.Length)).Select(i => $"extra_{i}")];
        return new InputSurvey(file, columns, header.Length, rows, shortRows, badRows, sample, HashOf(file.Path));
    }

    private static string[] HeaderOf(CsvFile file, CsvRecord record) =>
        record.Problem is { } problem ? throw new InputProblemException(file.Path, problem.Line, $"the header's column {problem.Column}: {problem.Reason}")
        : record.Cells.All(string.IsNullOrWhiteSpace) ? throw new InputProblemException(file.Path, record.Line, "the first row is blank; it must name the columns")
        : [.. record.Cells];

    private static string HashOf(string path)
    {
        using var stream = InputFile.Open(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
