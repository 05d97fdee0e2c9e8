using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using static Enrichment.Domain.Tests.Runs.Sample;

namespace Enrichment.Domain.Tests.Runs;

public class RunSummariesTests
{
    private static readonly RunView View = new(Run.Run, 9, "table", RunStatus.Completed, 100, "budget: run", Start, At(12.3456));

    [Fact]
    public void A_summary_tells_each_bucket_and_all_together()
    {
        var summary = RunSummaries.Of(
            new RunProgress(
                View,
                [
                    Bucket("healthcare", 1.25m, 3, (RowStatus.Enriched, 5), (RowStatus.Partial, 2), (RowStatus.Failed, 1), (RowStatus.NoResult, 1)),
                    Bucket("default", 0.5m, 0, (RowStatus.Skipped, 4), (RowStatus.Deferred, 2)),
                ],
                0),
            At(99));

        summary.BucketStats[0].ShouldBe(new BucketStats("healthcare", "healthcare", 7, 9, 1.25m, 77.8m, 3, 1, 1, 0, 0, null));
        summary.BucketStats[1].ShouldBe(new BucketStats("default", "default", 0, 6, 0.5m, 0, 0, 0, 0, 4, 2, null));
        (summary.Status, summary.BucketsProcessed, summary.TotalBusinesses, summary.TotalEnriched).ShouldBe(("completed", 2, 15, 7));
        (summary.TotalFailed, summary.NoResult, summary.Skipped, summary.Deferred).ShouldBe((1, 1, 4, 2));
        (summary.TotalCost, summary.AverageSuccessRate, summary.StoppedBy).ShouldBe((1.75m, 46.7m, "budget: run"));
        summary.ProcessingTimeS.ShouldBe(12.346);
    }

    [Fact]
    public void A_run_that_still_works_has_taken_the_time_until_now() =>
        RunSummaries.Of(new RunProgress(View with { Status = RunStatus.Running, FinishedAt = null }, [], 0), At(99)).ProcessingTimeS.ShouldBe(99);

    [Fact]
    public void A_run_of_nothing_has_a_rate_of_nothing()
    {
        var summary = RunSummaries.Of(new RunProgress(View, [], 0), At(1));

        (summary.AverageSuccessRate, summary.TotalBusinesses, summary.TotalCost).ShouldBe((0m, 0, 0m));
    }

    [Theory]
    [InlineData(1, 3, "33.3")]
    [InlineData(2, 3, "66.7")]
    [InlineData(1, 2000, "0.1")]
    [InlineData(1, 2001, "0.0")]
    [InlineData(0, 0, "0")]
    [InlineData(7, 7, "100.0")]
    [InlineData(long.MaxValue, long.MaxValue, "100.0")]
    public void Rates_are_percent_with_one_decimal_halves_rounded_up(long part, long whole, string rate) =>
        RunSummary.Rate(part, whole).ShouldBe(decimal.Parse(rate));

    [Fact]
    public void Generated_the_parts_of_an_ended_run_always_make_the_total()
    {
        var random = new Random(3);
        for (var i = 0; i < 500; i++)
        {
            var buckets = Enumerable.Range(0, random.Next(6)).Select(n => Bucket($"b{n}", random.Next(1_000) / 100m, random.Next(5), [.. Final()])).ToList();
            var summary = RunSummaries.Of(new RunProgress(View, buckets, 0), At(1));

            (summary.TotalEnriched + summary.TotalFailed + summary.NoResult + summary.Skipped + summary.Deferred).ShouldBe(summary.TotalBusinesses);
            summary.BucketStats.Sum(b => b.Total).ShouldBe(summary.TotalBusinesses);
            summary.BucketStats.Sum(b => b.Cost).ShouldBe(summary.TotalCost);
            summary.BucketStats.All(b => b.Enriched + b.Failed + b.NoResult + b.Skipped + b.Deferred == b.Total).ShouldBeTrue();
            summary.AverageSuccessRate.ShouldBeInRange(0, 100);
        }

        IEnumerable<(RowStatus, long)> Final() =>
            Enum.GetValues<RowStatus>().Where(s => s != RowStatus.Pending && random.Next(2) == 0).Select(s => (s, (long)random.Next(1_000)));
    }
}
