using Enrichment.Host.Files;

namespace Enrichment.Host.Tests.Support;

/// <summary>Reads files in the shapes that tests compare.</summary>
public static class Csv
{
    public static List<CsvRecord> Records(string path, CsvLimits? limits = null) =>
        [.. File(path, limits).Records()];

    public static string[][] Cells(string path) => [.. Records(path).Select(r => r.Cells.ToArray())];

    public static CsvFile File(string path, CsvLimits? limits = null) =>
        new(path, FormatDetector.Detect(path), limits ?? new CsvLimits());
}
