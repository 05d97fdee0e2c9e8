using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using static Enrichment.Domain.Tests.Runs.Sample;

namespace Enrichment.Domain.Tests.Buckets;

public class BucketDefinitionTests
{
    [Fact]
    public void A_bucket_is_counted_in_itself_with_its_strategys_concurrency()
    {
        var bucket = BucketDefinition.Of(Run, Run.Buckets[0]);

        (bucket.Bucket, bucket.Scope, bucket.ScopeLimit).ShouldBe((new BucketId(Run.Run, "healthcare"), "t/r/healthcare", 3));
    }

    [Fact]
    public void Where_the_run_sets_the_number_of_workers_all_its_buckets_share_it()
    {
        var run = Run with { MaxWorkers = 20 };
        var buckets = run.Buckets.Select(plan => BucketDefinition.Of(run, plan)).ToList();

        buckets.ShouldAllBe(b => b.Scope == "t/r" && b.ScopeLimit == 20);
    }

    [Fact]
    public void It_selects_its_segments_rows_as_the_run_says()
    {
        var run = Run with { RetryFailed = true, LeastPriority = 2 };

        BucketDefinition.Of(run, run.Buckets[1]).Selection.ShouldBe(new Rows.BucketSelection(new BucketId(Run.Run, "default"), "table", "default", true, 2));
    }

    [Fact]
    public void Classes_sort_from_what_is_sooner() =>
        Enum.GetValues<PriorityClass>().Order().ShouldBe([PriorityClass.High, PriorityClass.Medium, PriorityClass.Low, PriorityClass.Minimal]);
}
