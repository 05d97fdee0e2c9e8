using Enrichment.Host.Composition.Metering;

namespace Enrichment.Host.Tests.Composition;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void Without_a_measurement_there_is_no_quantile() => new LatencyHistogram().Quantile(0.5).ShouldBeNull();

    [Fact]
    public void Quantiles_are_right_to_within_a_tenth()
    {
        var histogram = new LatencyHistogram();
        for (var ms = 1; ms <= 10_000; ms++)
        {
            histogram.Add(TimeSpan.FromMilliseconds(ms));
        }

        foreach (var share in (double[])[0.01, 0.25, 0.5, 0.95, 0.999])
        {
            histogram.Quantile(share)!.Value.TotalMilliseconds.ShouldBeInRange(10_000 * share * 0.999, 10_000 * share * 1.101);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(1e12, 3_000_000)]
    public void What_is_outside_the_scale_counts_at_its_end(double ms, double least)
    {
        var histogram = new LatencyHistogram();

        histogram.Add(TimeSpan.FromMilliseconds(ms));

        histogram.Quantile(0.5)!.Value.TotalMilliseconds.ShouldBeGreaterThanOrEqualTo(least);
    }

    [Fact]
    public void Threads_that_add_at_once_lose_nothing()
    {
        var meter = new OperationMeter();

        Parallel.For(0, 10_000, i => meter.Add(i % 4 == 0 ? Domain.Sources.AnswerClass.NoData : Domain.Sources.AnswerClass.Data, TimeSpan.FromMilliseconds(i)));

        meter.Calls.ShouldBe(10_000);
        meter.HitRate.ShouldBe(0.75);
    }
}
