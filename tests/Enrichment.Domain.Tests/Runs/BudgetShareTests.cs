using Enrichment.Domain.Money;
using Enrichment.Domain.Runs;

namespace Enrichment.Domain.Tests.Runs;

public class BudgetShareTests
{
    [Fact]
    public void Who_comes_first_takes_what_it_can_use_and_the_rest_goes_to_the_next() =>
        BudgetShare.Share(100, [Money("high", need: 60), Money("low", need: 60)]).ShouldBe(Limits(("high", 60), ("low", 40)));

    [Fact]
    public void A_cap_leaves_money_to_the_next() =>
        BudgetShare.Share(100, [Money("high", need: 60, cap: 25), Money("low", need: 60)]).ShouldBe(Limits(("high", 25), ("low", 60)));

    [Fact]
    public void What_an_ended_bucket_did_not_spend_goes_on() =>
        BudgetShare.Share(100, [Money("high", need: 80, committed: 10, ended: true), Money("low", need: 95)])
            .ShouldBe(Limits(("high", 10), ("low", 90)));

    [Fact]
    public void What_others_already_hold_is_not_given_away() =>
        BudgetShare.Share(100, [Money("high", need: 100), Money("low", need: 50, committed: 30)]).ShouldBe(Limits(("high", 70), ("low", 30)));

    [Fact]
    public void A_lost_answer_may_be_bought_again_so_the_need_comes_on_top_of_what_is_committed() =>
        BudgetShare.Share(100, [Money("high", need: 40, committed: 20)]).ShouldBe(Limits(("high", 60)));

    [Fact]
    public void Without_a_total_each_bucket_has_its_cap() =>
        BudgetShare.Share(null, [Money("a", need: 1, cap: 25), Money("b", need: 1)]).ShouldBe(
            new Dictionary<string, decimal?> { ["a"] = 25, ["b"] = null });

    [Fact]
    public void A_total_lowered_below_what_is_committed_takes_nothing_back_and_gives_nothing_more() =>
        BudgetShare.Share(10, [Money("high", need: 40, committed: 20), Money("low", need: 40, committed: 5)])
            .ShouldBe(Limits(("high", 20), ("low", 5)));

    [Fact]
    public void A_cap_lowered_below_what_is_committed_takes_nothing_back() =>
        BudgetShare.Share(100, [Money("high", need: 40, committed: 20, cap: 5)]).ShouldBe(Limits(("high", 20)));

    [Fact]
    public void Generated_the_limits_never_sum_to_more_than_the_total_nor_fall_below_what_is_committed()
    {
        var random = new Random(1);
        for (var i = 0; i < 3_000; i++)
        {
            var buckets = Enumerable.Range(0, random.Next(0, 8)).Select(n => Any($"b{n}")).ToList();
            var total = Dollars(200_000);
            var limits = BudgetShare.Share(total, buckets);

            limits.Values.Sum(l => l!.Value).ShouldBeLessThanOrEqualTo(Math.Max(total, buckets.Sum(b => b.Committed)));
            buckets.All(b => limits[b.Segment] >= b.Committed).ShouldBeTrue();
            buckets.All(b => limits[b.Segment] <= Math.Max(b.Committed, b.Cap ?? decimal.MaxValue)).ShouldBeTrue();
        }

        BucketMoney Any(string segment) => new(
            segment, random.Next(3) == 0 ? Dollars(50_000) : null, Dollars(100_000), null, random.Next(2) == 0 ? Dollars(20_000) : 0, random.Next(4) == 0);

        decimal Dollars(int most) => Nanos.RoundUp(random.Next(most) / 997m);
    }

    [Fact]
    public void Generated_nobody_gets_money_while_one_before_it_could_use_more()
    {
        var random = new Random(2);
        for (var i = 0; i < 3_000; i++)
        {
            var buckets = Enumerable.Range(0, random.Next(1, 8))
                .Select(n => Money($"b{n}", random.Next(100), random.Next(20), random.Next(2) == 0 ? random.Next(80) : null, random.Next(4) == 0)).ToList();
            var limits = BudgetShare.Share(random.Next(300), buckets);

            var firstShort = buckets.FindIndex(b => !b.Ended && limits[b.Segment] < Math.Min(b.Cap ?? decimal.MaxValue, b.Committed + b.Need));
            if (firstShort >= 0)
            {
                buckets.Skip(firstShort + 1).ToList().ForEach(b => limits[b.Segment].ShouldBe(b.Committed));
            }
        }
    }

    [Fact]
    public void Sharing_again_when_nothing_was_spent_changes_nothing()
    {
        List<BucketMoney> buckets = [Money("a", need: 30, committed: 3), Money("b", need: 50), Money("c", need: 90)];
        var first = BudgetShare.Share(100, buckets);

        BudgetShare.Share(100, [.. buckets.Select(b => b with { Limit = first[b.Segment] })]).ShouldBe(first);
    }

    private static BucketMoney Money(string segment, decimal need, decimal committed = 0, decimal? cap = null, bool ended = false) =>
        new(segment, cap, need, null, committed, ended);

    private static Dictionary<string, decimal?> Limits(params (string Segment, decimal Limit)[] limits) =>
        limits.ToDictionary(l => l.Segment, l => (decimal?)l.Limit);
}
