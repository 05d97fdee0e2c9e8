using Akka.Embedded.Tests.Streams.Support;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Embedded.Tests.Streams;

public sealed class BackpressureTests : StreamSpec
{
    private readonly Counted _numbers = new();
    private readonly Gates _gates = new();

    [Fact]
    public void A_source_gives_no_more_than_is_asked_for()
    {
        _ = Source.From(_numbers).Select(number => number).RunWith(Sink.ForEachAsync<int>(1, _gates.Pass), Materializer);

        Simulation.RunUntilIdle();
        _numbers.Pulled.ShouldBe(1);
        _gates.Open(0);
        Simulation.RunUntilIdle();
        _numbers.Pulled.ShouldBe(2);
    }

    [Fact]
    public void A_buffer_asks_for_as_much_as_it_holds_while_the_sink_is_busy()
    {
        _ = Source.From(_numbers).Buffer(3, OverflowStrategy.Backpressure).RunWith(Sink.ForEachAsync<int>(1, _gates.Pass), Materializer);

        Simulation.RunUntilIdle();
        _numbers.Pulled.ShouldBe(1 + 3);
        _gates.Open(0);
        Simulation.RunUntilIdle();
        _numbers.Pulled.ShouldBe(2 + 3);
    }

    [Fact]
    public void A_bounded_number_of_elements_is_in_work_while_the_sink_is_busy()
    {
        _ = Source.From(_numbers).SelectAsync(4, Task.FromResult).RunWith(Sink.ForEachAsync<int>(1, _gates.Pass), Materializer);

        Simulation.RunUntilIdle();

        _numbers.Pulled.ShouldBe(1 + 4);
    }

    [Fact]
    public void Only_one_group_is_collected_ahead()
    {
        _ = Source.From(_numbers)
            .GroupedWeightedWithin(10, TimeSpan.FromSeconds(1), _ => 1)
            .RunWith(Sink.ForEachAsync<IEnumerable<int>>(1, group => _gates.Pass(group.First())), Materializer);

        Simulation.RunUntilIdle();

        _numbers.Pulled.ShouldBe(10 + 10);
    }

    [Fact]
    public void The_next_page_is_fetched_while_rows_of_the_last_one_are_written()
    {
        var pages = new List<int>();
        _ = Source.UnfoldAsync<int, int[]>(0, page =>
            {
                pages.Add(page);
                return Task.FromResult(Util.Option<(int, int[])>.Create((page + 1, [page * 2, page * 2 + 1])));
            })
            .Buffer(1, OverflowStrategy.Backpressure)
            .SelectMany(page => page)
            .RunWith(Sink.ForEachAsync<int>(1, _gates.Pass), Materializer);

        Simulation.RunUntilIdle();

        _gates.Waiting.ShouldBe([0]);
        pages.ShouldBe([0, 1]);
    }
}
