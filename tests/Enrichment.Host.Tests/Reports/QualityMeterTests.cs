using Enrichment.Domain.Rows;
using Enrichment.Host.Reports;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Reports;

public sealed class QualityMeterTests
{
    [Fact]
    public void Values_rows_and_sources_are_counted_deferred_rows_are_not()
    {
        var meter = new QualityMeter(2);
        meter.Add(Some.Row(1, 1, RowStatus.Enriched).With("company.industry", "x").With("company.phone", "y", "internal.crawl"));
        meter.Add(Some.Row(2, 2, RowStatus.Partial).With("company.industry", "x"));
        meter.Add(Some.Row(3, 3, RowStatus.NoResult));
        meter.Add(Some.Row(4, 4, RowStatus.Deferred).With("company.industry", "x"));
        var metrics = meter.Read();
        metrics.Rows.ShouldBe(3);
        metrics.ValuesFound.ShouldBe(3);
        metrics.AverageConfidence.ShouldBe(0.9m);
        metrics.ConfidenceDistribution["0.8-1.0"].ShouldBe(3);
        metrics.SearchQuality.Values.ShouldBe([1, 0, 1, 0, 1]);
        metrics.FieldsFound.ShouldBe(new Dictionary<string, long> { ["company.industry"] = 2, ["company.phone"] = 1 }, ignoreOrder: true);
        metrics.ValuesByOperation["internal.crawl"].ShouldBe(1);
    }

    [Fact]
    public void Nothing_at_all_is_no_division_by_zero() => new QualityMeter(0).Read().AverageConfidence.ShouldBe(0);
}
