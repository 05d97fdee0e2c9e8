using Akka.Embedded.Tests.Streams.Support;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Embedded.Tests.Streams;

public sealed class FailureTests : StreamSpec
{
    private readonly Counted _numbers = new();
    private readonly Exception _cause = new InvalidOperationException("the fifth");

    [Fact]
    public void A_failure_in_a_function_reaches_the_sink_and_closes_the_source()
    {
        var done = Source.From(_numbers).Select(Fifth).Grouped(2).RunWith(Sink.Seq<IEnumerable<int>>(), Materializer);

        Failure(done).ShouldBeSameAs(_cause);
        _numbers.Closed.ShouldBe(1);
        _numbers.Pulled.ShouldBe(5);
    }

    [Fact]
    public void A_failure_in_the_sink_is_its_own_result()
    {
        var done = Source.From(_numbers).RunForeach(number => Fifth(number), Materializer);

        Failure(done).ShouldBeSameAs(_cause);
        _numbers.Closed.ShouldBe(1);
    }

    [Fact]
    public void A_sinks_failed_task_fails_the_stream_while_others_are_under_way()
    {
        var gates = new Gates();
        var done = Source.From(_numbers).RunWith(Sink.ForEachAsync<int>(3, gates.Pass), Materializer);
        Simulation.RunUntilIdle();
        gates.Break(1, _cause);

        Failure(done).ShouldBeSameAs(_cause);
        _numbers.Closed.ShouldBe(1);
    }

    [Fact]
    public void A_source_that_is_cut_short_is_closed_with_its_last_element()
    {
        Run(Source.From(_numbers).Take(3).RunWith(Sink.Seq<int>(), Materializer)).ShouldBe([0, 1, 2]);

        (_numbers.Pulled, _numbers.Closed).ShouldBe((3, 1));
    }

    [Fact]
    public void A_collection_within_the_stream_is_closed_when_the_stream_fails()
    {
        var inner = new Counted();
        var done = Source.From(_numbers).SelectMany(_ => inner).Select(Fifth).RunWith(Sink.Ignore<int>(), Materializer);

        Failure(done).ShouldBeSameAs(_cause);
        (inner.Closed, _numbers.Closed).ShouldBe((1, 1));
    }

    [Fact]
    public void Streams_fail_when_the_actor_system_ends()
    {
        var done = Source.From(_numbers).SelectAsync(1, _ => new TaskCompletionSource<int>().Task).RunWith(Sink.Ignore<int>(), Simulation.System);
        Simulation.RunUntilIdle();

        Simulation.Complete(Simulation.System.Terminate());

        Failure(done).ShouldBeOfType<AbruptTerminationException>().Message.ShouldContain("StreamSupervisor-");
        _numbers.Closed.ShouldBe(1);
        Should.Throw<InvalidOperationException>(() => Source.Single(1).RunWith(Sink.Ignore<int>(), Materializer));
    }

    private int Fifth(int number) => number == 4 ? throw _cause : number;
}
