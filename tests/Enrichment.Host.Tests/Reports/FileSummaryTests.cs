using Enrichment.Domain.Runs;
using Enrichment.Host.Reports;

namespace Enrichment.Host.Tests.Reports;

public sealed class FileSummaryTests
{
    [Fact]
    public void Rows_that_no_bucket_took_are_counted_in_the_bucket_of_their_segment()
    {
        var bucket = new BucketStats("healthcare", "healthcare", 6, 8, 1.5m, 75, 1, 1, 1, 0, 0, null);
        var summary = new RunSummary("completed", 1, 8, 6, 1, 1.5m, 75, [bucket], 0, 1, 0, 2.5, null);
        var whole = FileSummary.With(summary, new Dictionary<string, long> { ["healthcare"] = 2, ["default"] = 10 }, segment => segment);
        whole.BucketStats.Select(b => (b.Bucket, b.Total, b.Failed, b.SuccessRate)).ShouldBe([("healthcare", 10, 3, 60m), ("default", 10, 10, 0m)]);
        whole.ShouldSatisfyAllConditions(
            s => s.TotalBusinesses.ShouldBe(20), s => s.TotalFailed.ShouldBe(13), s => s.AverageSuccessRate.ShouldBe(30m), s => s.BucketsProcessed.ShouldBe(2),
            s => (s.TotalEnriched + s.TotalFailed + s.NoResult + s.Skipped + s.Deferred).ShouldBe(s.TotalBusinesses));
    }

    [Fact]
    public void The_summary_keeps_the_names_of_its_document()
    {
        var bucket = new BucketStats("healthcare", "healthcare", 6, 8, 1.500m, 75.0m, 1, 1, 1, 0, 0, null);
        var json = FileJson.Write(new RunSummary("completed", 1, 8, 6, 1, 1.5m, 75.0m, [bucket], 0, 1, 0, 2.5, null));
        string[] names =
        [
            "status", "buckets_processed", "total_businesses", "total_enriched", "total_failed", "total_cost", "average_success_rate", "bucket_stats",
            "bucket", "strategy", "enriched", "total", "cost", "success_rate", "errors", "skipped", "no_result", "deferred", "failed", "processing_time_s", "stopped_by",
        ];
        foreach (var name in names)
        {
            json.ShouldContain($"\"{name}\":");
        }

        json.ShouldContain("\"cost\": 1.5,");
    }
}
