using Enrichment.Domain.Rows;

namespace Enrichment.Host.Reports;

/// <summary>Gathers a run's quality (mission B11) row by row, as rows finish; its size does not depend on how many there are.</summary>
/// <param name="wanted">How many fields each row wants.</param>
public sealed class QualityMeter(int wanted)
{
    private readonly SortedDictionary<string, long> fields = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> operations = new(StringComparer.Ordinal);
    private readonly long[] confidence = new long[5];
    private readonly long[] filled = new long[5];
    private long rows;
    private long values;
    private double confidenceSum;

    public void Add(TableRow row)
    {
        if (row.Status == RowStatus.Deferred)
        {
            return;
        }

        rows++;
        filled[Fifth(wanted == 0 ? 0 : (double)row.Meta.Count / wanted)]++;
        foreach (var (field, meta) in row.Meta)
        {
            values++;
            confidenceSum += meta.Confidence;
            confidence[Fifth(meta.Confidence)]++;
            fields[field] = fields.GetValueOrDefault(field) + 1;
            operations[meta.Operation] = operations.GetValueOrDefault(meta.Operation) + 1;
        }
    }

    public QualityMetrics Read() => new(
        rows,
        values,
        values == 0 ? 0 : Math.Round((decimal)(confidenceSum / values), 3),
        Histogram(confidence, "0.0-0.2", "0.2-0.4", "0.4-0.6", "0.6-0.8", "0.8-1.0"),
        Histogram(filled, "0-20%", "20-40%", "40-60%", "60-80%", "80-100%"),
        new Dictionary<string, long>(fields),
        new Dictionary<string, long>(operations));

    private static int Fifth(double share) => Math.Clamp((int)Math.Ceiling(share * 5) - 1, 0, 4);

    private static Dictionary<string, long> Histogram(long[] counts, params string[] names) =>
        names.Zip(counts).ToDictionary(p => p.First, p => p.Second);
}

/// <summary>How good the results are.</summary>
/// <param name="Rows">Finished rows.</param>
/// <param name="ValuesFound">Values found over all rows.</param>
/// <param name="ConfidenceDistribution">Values by confidence.</param>
/// <param name="SearchQuality">Rows by the share of their wanted fields that was found.</param>
/// <param name="FieldsFound">Rows with a value, by field.</param>
/// <param name="ValuesByOperation">Values by the operation that gave them.</param>
public sealed record QualityMetrics(
    long Rows,
    long ValuesFound,
    decimal AverageConfidence,
    IReadOnlyDictionary<string, long> ConfidenceDistribution,
    IReadOnlyDictionary<string, long> SearchQuality,
    IReadOnlyDictionary<string, long> FieldsFound,
    IReadOnlyDictionary<string, long> ValuesByOperation);
