using Enrichment.Domain.Rows;
using Enrichment.Domain.Rules;
using Enrichment.Host.Commands.FileRuns;

namespace Enrichment.Host.Tests.Commands.FileRuns;

public sealed class BucketPlannerTests
{
    private static readonly Segment[] Segments =
    [
        new("restaurants", 900, 800), new("finance", 500, 400), new("healthcare-urgent", 40, 30), new("saas", 60, 50), new("energy", 500, 400), new("healthcare", 100, 90),
    ];

    [Fact]
    public void Buckets_go_by_priority_then_size_then_name() =>
        Plan(null, null).ShouldBe(["healthcare", "healthcare-urgent", "saas", "restaurants", "energy", "finance"]);

    [Fact]
    public void The_bucket_limit_keeps_the_largest() => Plan(3, null).ShouldBe(["restaurants", "energy", "finance"]);

    [Fact]
    public void Max_buckets_processes_the_most_urgent() => Plan(null, 2).ShouldBe(["healthcare", "healthcare-urgent"]);

    [Fact]
    public void One_strategy_may_be_forced_on_all()
    {
        var plans = BucketPlanner.Plan(Segments, StrategyBook.Shipped, null, null, "saas");
        plans.ShouldAllBe(p => p.Strategy == "saas");
        plans[0].Segment.ShouldBe("restaurants");
    }

    private static IEnumerable<string> Plan(int? bucketLimit, int? maxBuckets) =>
        BucketPlanner.Plan(Segments, StrategyBook.Shipped, bucketLimit, maxBuckets, null).Select(p => p.Segment);
}
