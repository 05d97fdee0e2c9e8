using Enrichment.Simulation.Plans;

namespace Enrichment.Simulation.Tests.Seeds;

public sealed class ReplayTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(164)]
    [InlineData(506)]
    public void The_same_seed_tells_the_same_story_byte_for_byte(long seed)
    {
        var first = Story(seed);

        first.ShouldNotBeEmpty();
        Story(seed).ShouldBe(first);
    }

    [Fact]
    public void To_be_told_changes_nothing_of_a_world()
    {
        var untold = Enumerable.Range(1, 10).Select(seed => Simulator.Run(seed)).ToList();

        var told = Enumerable.Range(1, 10).Select(seed => Simulator.Run(seed, FaultKinds.All, TextWriter.Null)).ToList();

        told.ShouldBe(untold);
    }

    [Fact]
    public void Different_seeds_make_different_worlds() => Story(1).ShouldNotBe(Story(2));

    private static string Story(long seed)
    {
        using var story = new StringWriter();
        Simulator.Run(seed, FaultKinds.All, story);
        return story.ToString();
    }
}
