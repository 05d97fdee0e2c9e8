using System.Runtime.CompilerServices;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Identity;
using static Enrichment.Actors.Tests.Support.Some;

namespace Enrichment.Actors.Tests.Entities;

public sealed class EnrichPlansTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly EnrichPlans plans = new(new FakeCatalog(FakeSource.Company("cheap.find", 0.01m, [Phone], (q, _) => FakeSource.Found(q, Phone))));

    [Fact]
    public void A_bucket_s_plan_is_worked_out_once()
    {
        var bucket = Bucket(Noon, Plan("health"));

        plans.Of(bucket, EntityKind.Company).ShouldBeSameAs(plans.Of(bucket, EntityKind.Company));
        plans.Of(bucket, EntityKind.Company).ShouldHaveSingleItem().Sources.ShouldHaveSingleItem().Operation.ShouldBe("cheap.find");
        plans.Of(bucket, EntityKind.Person).ShouldBeEmpty();
    }

    [Fact]
    public void A_call_is_paid_from_the_budgets_of_its_bucket_run_day_and_account()
    {
        var bucket = new BucketId(Run, "health");
        var day = new DateOnly(2026, 1, 31);

        plans.BudgetsOf(bucket, "cheap", day).ShouldBe(["bucket:acme/r1/health", "run:acme/r1", "day:acme:2026-01-31", "account:acme/r1:cheap"]);
        plans.BudgetsOf(bucket, "cheap", day).ShouldBeSameAs(plans.BudgetsOf(bucket, "cheap", day));
        plans.BudgetsOf(bucket, "dear", day)[3].ShouldBe("account:acme/r1:dear");
        plans.BudgetsOf(bucket, "cheap", day.AddDays(1))[2].ShouldBe("day:acme:2026-02-01");
    }

    [Fact]
    public void Buckets_of_long_ago_are_forgotten()
    {
        var first = Remember(0);
        for (var i = 1; i <= 1_500; i++)
        {
            Remember(i);
        }

        GC.Collect();

        first.TryGetTarget(out _).ShouldBeFalse();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference<IReadOnlyList<string>> Remember(int number) =>
        new(plans.BudgetsOf(new BucketId(Run, $"bucket-{number}"), "cheap", new DateOnly(2026, 1, 31)));
}
