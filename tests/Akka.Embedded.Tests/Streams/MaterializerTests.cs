using Akka.Actor;
using Akka.Embedded.Runtime;
using Akka.Embedded.Simulation;
using Akka.Embedded.Tests.Streams.Support;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Embedded.Tests.Streams;

public sealed class MaterializerTests : StreamSpec
{
    [Fact]
    public void The_streams_of_an_actor_end_with_it()
    {
        var numbers = new Counted();
        var started = new TaskCompletionSource<Task<Done>>();
        var actor = Simulation.System.ActorOf(Props.Create(() => new Streaming(numbers, started)));
        var done = Run(started.Task);
        Simulation.RunUntilIdle();

        Simulation.System.Stop(actor);

        Failure(done).ShouldBeOfType<AbruptTerminationException>();
        numbers.Closed.ShouldBe(1);
    }

    [Fact]
    public void A_materializer_that_was_shut_down_runs_nothing_any_more()
    {
        Materializer.Shutdown();

        Materializer.IsShutdown.ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => Source.Single(1).RunWith(Sink.Ignore<int>(), Materializer))
            .Message.ShouldContain("StreamSupervisor-");
    }

    [Fact]
    public void Who_waits_for_a_stream_goes_on_outside_of_its_turn()
    {
        // A test kit that had this thread before may have left a context of its own.
        var outside = ActorCell.Current;
        var seen = new List<ActorCell?>();
        var done = Source.Single(1)
            .Select(number =>
            {
                seen.Add(ActorCell.Current);
                return number;
            })
            .RunWith(Sink.Ignore<int>(), Materializer);
        var after = done.ContinueWith(
            _ => seen.Add(ActorCell.Current),
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        Simulation.Complete(after);

        seen.Count.ShouldBe(2);
        seen[0].ShouldNotBe(outside, "the stream's own turn");
        seen[1].ShouldBe(outside);
    }

    [Fact]
    public void The_same_seed_gives_the_same_run_of_several_streams()
    {
        var first = Trace(3);

        Trace(3).ShouldBe(first);
        first.Count.ShouldBe(3 * 1_000);
        first.ShouldNotBe(first.Order().ToList(), "the streams take turns");
    }

    private static List<string> Trace(int seed)
    {
        var trace = new List<string>();
        using var simulation = new ActorSimulation(seed);
        var streams = Enumerable.Range(0, 3).Select(stream => Source.From(Enumerable.Range(0, 1_000))
            .SelectAsync(4, number => Task.FromResult($"{stream}: {number:D4}"))
            .RunForeach(trace.Add, simulation.System)).ToList();
        simulation.Complete(Task.WhenAll(streams));
        return trace;
    }

    private sealed class Streaming : UntypedActor
    {
        public Streaming(Counted numbers, TaskCompletionSource<Task<Done>> started)
        {
            var done = Source.From(numbers)
                .SelectAsync(1, _ => new TaskCompletionSource<int>().Task)
                .RunWith(Sink.Ignore<int>(), Context.Materializer());
            started.SetResult(done);
        }

        protected override void OnReceive(object message) => Unhandled(message);
    }
}
