using Akka.Embedded.Tests.Streams.Support;
using Akka.Streams.Dsl;
using Akka.Util;

namespace Akka.Embedded.Tests.Streams;

public sealed class AsyncSourceTests : StreamSpec
{
    private readonly Gates _gates = new();

    [Fact]
    public void Elements_of_an_asynchronous_collection_are_awaited_one_by_one()
    {
        var numbers = new Counted(3);
        var all = Source.From(() => numbers.Through(_gates)).RunWith(Sink.Seq<int>(), Materializer);

        for (var number = 0; number < 3; number++)
        {
            Simulation.RunUntilIdle();
            numbers.Pulled.ShouldBe(number + 1);
            _gates.Open(number);
        }

        Run(all).ShouldBe([0, 1, 2]);
        numbers.Closed.ShouldBe(1);
        numbers.WasCancelled.ShouldBeFalse();
    }

    [Fact]
    public void An_asynchronous_collection_is_cancelled_and_closed_when_the_stream_fails_elsewhere()
    {
        var numbers = new Counted();
        var cause = new IOException("disk full");
        var done = Source.From(() => numbers.Through(_gates))
            .SelectAsync(2, _ => Task.FromException<int>(cause))
            .RunWith(Sink.Ignore<int>(), Materializer);
        Simulation.RunUntilIdle();
        _gates.Open(0);

        Failure(done).ShouldBeSameAs(cause);
        numbers.WasCancelled.ShouldBeTrue();
        numbers.Closed.ShouldBe(1);
    }

    [Fact]
    public void A_failure_of_the_collection_is_the_streams()
    {
        var numbers = new Counted();
        var cause = new InvalidDataException("line 7");
        var done = Source.From(() => numbers.Through(_gates)).RunWith(Sink.Seq<int>(), Materializer);
        Simulation.RunUntilIdle();
        _gates.Break(0, cause);

        Failure(done).ShouldBeSameAs(cause);
        numbers.Closed.ShouldBe(1);
    }

    [Fact]
    public void Pages_are_unfolded_one_after_another_until_there_are_none()
    {
        var all = Source.UnfoldAsync<int, int[]>(0, Page).SelectMany(rows => rows).RunWith(Sink.Seq<int>(), Materializer);

        for (var page = 0; page < 3; page++)
        {
            Simulation.RunUntilIdle();
            _gates.Waiting.ShouldBe([page]);
            _gates.Open(page);
        }

        Run(all).ShouldBe([0, 0, 1, 1]);
    }

    [Fact]
    public void A_page_that_cannot_be_read_fails_the_stream()
    {
        var cause = new TimeoutException("store");
        var done = Source.UnfoldAsync<int, int[]>(0, Page).RunWith(Sink.Ignore<int[]>(), Materializer);
        Simulation.RunUntilIdle();
        _gates.Break(0, cause);

        Failure(done).ShouldBeSameAs(cause);
    }

    private async Task<Option<(int, int[])>> Page(int number)
    {
        await _gates.Pass(number);
        return number < 2 ? Option<(int, int[])>.Create((number + 1, [number, number])) : Option<(int, int[])>.None;
    }
}
