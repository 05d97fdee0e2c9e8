using Akka.Embedded.Tests.Streams.Support;
using Akka.Streams.Dsl;

namespace Akka.Embedded.Tests.Streams;

public sealed class RunningTests : StreamSpec
{
    [Fact]
    public void Elements_go_through_all_stages_in_their_order()
    {
        var all = Source.From(Enumerable.Range(1, 5))
            .Where(number => number != 3)
            .Select(number => number * 10)
            .SelectMany(number => new[] { number, number + 1 })
            .Take(7)
            .RunWith(Sink.Seq<int>(), Materializer);

        Run(all).ShouldBe([10, 11, 20, 21, 40, 41, 50]);
    }

    [Fact]
    public void One_source_follows_another()
    {
        var second = new Counted(2);
        var all = Source.Single(7).Concat(Source.From(second)).RunWith(Sink.Seq<int>(), Materializer);

        Run(all).ShouldBe([7, 0, 1]);
        second.Closed.ShouldBe(1);
    }

    [Fact]
    public void A_flow_made_by_operators_is_a_part_like_any_other()
    {
        var flow = Flow.Create<int>().Select(number => number + 1).Where(number => number % 2 == 0).Grouped(2);
        var sink = Flow.Create<int>().Select(number => $"<{number}>").ToMaterialized(Sink.Seq<string>(), Keep.Right);

        var all = Source.From(Enumerable.Range(0, 7)).Via(flow).SelectMany(group => group).RunWith(sink, Materializer);

        Run(all).ShouldBe(["<2>", "<4>", "<6>"]);
    }

    [Fact]
    public void What_is_kept_of_two_parts_is_the_callers_choice()
    {
        var source = Source.Single(1).MapMaterializedValue(_ => "left");
        var sink = Sink.Ignore<int>().MapMaterializedValue(_ => "right");

        source.ToMaterialized(sink, Keep.Both).Run(Materializer).ShouldBe(("left", "right"));
        source.To(sink).Run(Materializer).ShouldBe("left");
        source.RunWith(sink, Materializer).ShouldBe("right");
        source.ToMaterialized(sink, Keep.None).MapMaterializedValue(_ => 3).Run(Materializer).ShouldBe(3);
    }

    [Fact]
    public void Each_run_of_a_plan_is_its_own()
    {
        var numbers = new Counted(3);
        var plan = Source.From(numbers).Grouped(2).SelectMany(group => group).ToMaterialized(Sink.Seq<int>(), Keep.Right);

        var (first, second) = (plan.Run(Materializer), plan.Run(Materializer));

        Run(first).ShouldBe([0, 1, 2]);
        Run(second).ShouldBe([0, 1, 2]);
        (numbers.Opened, numbers.Closed).ShouldBe((2, 2));
    }

    [Fact]
    public void An_empty_source_completes_the_sink()
    {
        Run(Source.From(Array.Empty<int>()).RunAggregate(5, (sum, number) => sum + number, Materializer)).ShouldBe(5);
        Run(Source.From(new Counted()).Take(0).RunWith(Sink.Seq<int>(), Materializer)).ShouldBeEmpty();
        Run(Source.From(Array.Empty<int>()).Grouped(2).RunWith(Sink.Seq<IEnumerable<int>>(), Materializer)).ShouldBeEmpty();
    }

    [Fact]
    public void A_plan_that_makes_no_sense_is_refused_where_it_is_made()
    {
        var source = Source.Single(1);

        Should.Throw<ArgumentOutOfRangeException>(() => source.Grouped(0));
        Should.Throw<ArgumentOutOfRangeException>(() => source.SelectAsync(0, Task.FromResult));
        Should.Throw<ArgumentOutOfRangeException>(() => source.GroupedWeightedWithin(0, TimeSpan.FromSeconds(1), _ => 1));
        Should.Throw<ArgumentOutOfRangeException>(() => Sink.ForEachAsync<int>(0, _ => Task.CompletedTask));
        Should.Throw<ArgumentNullException>(() => source.Select<int, int, NotUsed>(null!));
    }
}
