using Enrichment.Simulation.Chance;

namespace Enrichment.Simulation.Tests.Chance;

public sealed class DrawTests
{
    [Fact]
    public void Equal_seeds_and_names_give_equal_draws_in_every_process() =>
        Enumerable.Range(0, 8).Select(_ => Draw.Of(42, "vendors").Number(0, 1000)).Distinct().ShouldHaveSingleItem();

    [Fact]
    public void The_first_draws_are_those_of_the_published_generator()
    {
        // SplitMix64 from state 0: 0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4.
        var draw = new Draw(0);

        draw.Number(0, 999_999).ShouldBe((int)(0xE220A8397B1DCDAFul % 1_000_000));
        draw.Number(0, 999_999).ShouldBe((int)(0x6E789E6AA1B965F4ul % 1_000_000));
    }

    [Fact]
    public void Numbers_stay_within_their_bounds_and_reach_both()
    {
        var draw = Draw.Of(7, "bounds");
        var drawn = Enumerable.Range(0, 500).Select(_ => draw.Number(-2, 3)).ToHashSet();

        drawn.ShouldBe([-2, -1, 0, 1, 2, 3], ignoreOrder: true);
    }

    [Fact]
    public void A_shuffle_keeps_what_there_is()
    {
        var draw = Draw.Of(7, "order");

        draw.Shuffled(Enumerable.Range(0, 50)).Order().ShouldBe(Enumerable.Range(0, 50));
        draw.Some([1, 2, 3]).ShouldNotBeEmpty();
    }

    [Fact]
    public void Times_stay_within_their_bounds()
    {
        var draw = Draw.Of(7, "times");

        Enumerable.Range(0, 500).Select(_ => draw.Seconds(0.1, 10)).ShouldAllBe(t => t >= TimeSpan.FromSeconds(0.1) && t <= TimeSpan.FromSeconds(10));
    }
}
