using Akka.Embedded.Tests.Streams.Support;
using Akka.Streams.Dsl;

namespace Akka.Embedded.Tests.Streams;

public sealed class SelectAsyncTests : StreamSpec
{
    private readonly Counted _numbers = new(10);
    private readonly Gates _gates = new();
    private readonly List<int> _passed = [];

    [Fact]
    public void Results_are_passed_on_in_the_order_of_their_elements()
    {
        _ = Source.From(_numbers).SelectAsync(3, _gates.Pass).RunForeach(_passed.Add, Materializer);
        Simulation.RunUntilIdle();

        _gates.Open(2);
        _gates.Open(1);
        Simulation.RunUntilIdle();
        _passed.ShouldBeEmpty();
        _gates.Waiting.ShouldBe([0], "three places: one in work, two done and waiting");

        _gates.Open(0);
        Simulation.RunUntilIdle();
        _passed.ShouldBe([0, 1, 2]);
        _gates.Waiting.ShouldBe([3, 4, 5]);
    }

    [Fact]
    public void The_stream_completes_when_the_last_task_has()
    {
        var done = Source.From(_numbers).SelectAsync(100, _gates.Pass).RunWith(Sink.Seq<int>(), Materializer);
        Simulation.RunUntilIdle();

        for (var number = 9; number > 0; number--)
            _gates.Open(number);
        Simulation.RunUntilIdle();
        done.IsCompleted.ShouldBeFalse();

        _gates.Open(0);
        Run(done).ShouldBe(Enumerable.Range(0, 10));
    }

    [Fact]
    public void A_failed_task_fails_the_stream_before_those_it_waits_for()
    {
        var cause = new InvalidDataException("row 3");
        var done = Source.From(_numbers).SelectAsync(4, _gates.Pass).RunWith(Sink.Ignore<int>(), Materializer);
        Simulation.RunUntilIdle();

        _gates.Break(3, cause);

        Failure(done).ShouldBeSameAs(cause);
        _numbers.Closed.ShouldBe(1);
        _gates.Open(0);
        Simulation.RunUntilIdle();
    }

    [Fact]
    public void A_cancelled_task_fails_the_stream()
    {
        var done = Source.From(_numbers)
            .SelectAsync(1, _ => Task.FromCanceled<int>(new CancellationToken(canceled: true)))
            .RunWith(Sink.Ignore<int>(), Materializer);

        Failure(done).ShouldBeOfType<TaskCanceledException>();
    }

    [Fact]
    public void A_sinks_tasks_may_end_in_any_order_and_free_their_places()
    {
        var done = Source.From(_numbers).RunWith(Sink.ForEachAsync<int>(2, _gates.Pass), Materializer);
        Simulation.RunUntilIdle();
        _gates.Waiting.ShouldBe([0, 1]);

        for (var number = 1; number < 10; number++)
        {
            _gates.Open(number);
            Simulation.RunUntilIdle();
        }
        _gates.Waiting.ShouldBe([0]);
        done.IsCompleted.ShouldBeFalse();

        _gates.Open(0);
        Run(done).ShouldBe(Done.Instance);
    }
}
