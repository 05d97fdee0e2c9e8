using Akka.Embedded.Tests.Streams.Support;
using Akka.Streams.Dsl;

namespace Akka.Embedded.Tests.Streams;

public sealed class GroupingTests : StreamSpec
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(10);

    private readonly Gates _gates = new();
    private readonly List<string> _groups = [];

    [Fact]
    public void Groups_have_the_given_size_but_for_the_last() =>
        Run(Source.From(Enumerable.Range(0, 7)).Grouped(3).Select(Text).RunWith(Sink.Seq<string>(), Materializer))
            .ShouldBe(["0 1 2", "3 4 5", "6"]);

    [Theory]
    [InlineData("3 3 4 1", "3 3 4|1")]
    [InlineData("3 3 5 1", "3 3|5 1")]
    [InlineData("99 1 99", "99|1|99")]
    [InlineData("1 99 1", "1|99|1")]
    [InlineData("0 0 0 0 0 0", "0 0 0 0|0 0")]
    public void A_group_is_closed_by_its_weight_or_its_number(string weights, string groups)
    {
        var all = Source.From(weights.Split(' ').Select(int.Parse))
            .GroupedWeightedWithin(10, 4, Age, weight => weight)
            .Select(Text)
            .RunWith(Sink.Seq<string>(), Materializer);

        Run(all).ShouldBe(groups.Split('|'));
    }

    [Fact]
    public void Groups_by_weight_lose_nothing_and_keep_to_their_limits()
    {
        var random = new Random(11);
        for (var round = 0; round < 50; round++)
        {
            var weights = Enumerable.Range(0, random.Next(1, 500)).Select(_ => random.Next(0, 120)).ToList();
            var groups = Run(Source.From(weights).GroupedWeightedWithin(100, 7, Age, weight => weight)
                .Select(group => group.ToList()).RunWith(Sink.Seq<List<int>>(), Materializer));

            groups.SelectMany(group => group).ShouldBe(weights);
            groups.ShouldAllBe(group => group.Count <= 7 && (group.Sum() <= 100 || group.Count == 1));
        }
    }

    [Fact]
    public void A_group_is_passed_on_when_its_first_element_has_waited_long_enough()
    {
        _ = Source.From(() => new Counted().Through(_gates))
            .GroupedWeightedWithin(10, Age, _ => 1)
            .RunForeach(group => _groups.Add(Text(group)), Materializer);
        Simulation.Advance(Age);
        _groups.ShouldBeEmpty("an empty group is not passed on");

        Give(0);
        Simulation.Advance(Age - TimeSpan.FromTicks(1));
        Give(1);
        _groups.ShouldBeEmpty();
        Simulation.Advance(TimeSpan.FromTicks(1));

        _groups.ShouldBe(["0 1"]);
    }

    [Fact]
    public void A_group_that_was_full_before_its_time_does_not_shorten_the_next_ones()
    {
        _ = Source.From(() => new Counted().Through(_gates))
            .GroupedWeightedWithin(2, Age, _ => 1)
            .RunForeach(group => _groups.Add(Text(group)), Materializer);
        Give(0);
        Simulation.Advance(Age / 2);
        Give(1);
        Give(2);
        _groups.ShouldBe(["0 1"]);

        Simulation.Advance(Age - TimeSpan.FromTicks(1));
        _groups.ShouldBe(["0 1"]);
        Simulation.Advance(TimeSpan.FromTicks(1));
        _groups.ShouldBe(["0 1", "2"]);
    }

    [Fact]
    public void A_negative_weight_fails_the_stream()
    {
        var done = Source.Single(-1).GroupedWeightedWithin(2, Age, weight => weight).RunWith(Sink.Ignore<IEnumerable<int>>(), Materializer);

        Failure(done).ShouldBeOfType<ArgumentException>().Message.ShouldContain("-1");
    }

    private static string Text(IEnumerable<int> group) => string.Join(' ', group);

    private void Give(int number)
    {
        Simulation.RunUntilIdle();
        _gates.Open(number);
        Simulation.RunUntilIdle();
    }
}
