using Akka.Embedded.Tests.Support;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Embedded.Tests.Streams;

public sealed class RealThreadsTests : ActorSpec
{
    private const int Million = 1_000_000;

    [Fact]
    public async Task A_million_elements_go_through_without_deep_calls()
    {
        var sum = await Source.From(Enumerable.Range(0, Million))
            .Where(number => number % 2 == 1)
            .SelectMany(number => Enumerable.Repeat(number, 2))
            .SelectAsync(4, Task.FromResult)
            .Grouped(100)
            .RunAggregate(0L, (total, group) => total + group.Sum(number => (long)number), Sys);

        sum.ShouldBe(Enumerable.Range(0, Million).Where(number => number % 2 == 1).Sum(number => 2L * number));
    }

    [Fact]
    public async Task A_stream_that_lets_nothing_through_still_stops_with_its_materializer()
    {
        var materializer = Sys.Materializer();
        var begun = new TaskCompletionSource();
        var done = Source.From(Endless())
            .Where(number =>
            {
                if (number == 100_000)
                    begun.TrySetResult();
                return false;
            })
            .RunWith(Sink.Ignore<long>(), materializer);

        await begun.Task;
        materializer.Shutdown();

        await Should.ThrowAsync<AbruptTerminationException>(done);
    }

    [Fact]
    public async Task Work_on_other_threads_keeps_its_order()
    {
        var all = await Source.From(Enumerable.Range(0, 20_000))
            .SelectAsync(8, number => Task.Run(() => number))
            .SelectAsync(3, async number =>
            {
                await Task.Yield();
                return number;
            })
            .RunWith(Sink.Seq<int>(), Sys);

        all.ShouldBe(Enumerable.Range(0, 20_000));
    }

    [Fact]
    public async Task All_elements_reach_tasks_that_end_in_any_order()
    {
        var sum = 0;
        await Source.From(Enumerable.Range(1, 20_000))
            .RunWith(Sink.ForEachAsync<int>(4, number => Task.Run(() => Interlocked.Add(ref sum, number))), Sys);

        sum.ShouldBe(20_000 * 20_001 / 2);
    }

    private static IEnumerable<long> Endless()
    {
        for (var i = 0L; ; i++)
            yield return i;
    }
}
