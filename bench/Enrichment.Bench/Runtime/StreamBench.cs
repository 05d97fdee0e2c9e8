using System.Diagnostics;
using Akka.Embedded;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Enrichment.Bench.Runtime;

/// <summary>Elements through a stream in memory.</summary>
internal static class StreamBench
{
    public static Task<double> Select(int elements) => Measure(elements, (numbers, materializer) =>
        numbers.Select(number => number + 1L).RunAggregate(0L, (sum, number) => sum + number, materializer));

    /// <summary>The shape of an import: groups by weight, four of them in work at once.</summary>
    public static Task<double> Import(int elements) => Measure(elements, (numbers, materializer) => numbers
        .GroupedWeightedWithin(64_000, 500, TimeSpan.FromSeconds(1), _ => 200L)
        .SelectAsync(4, group => Task.Run(() => group.Sum(number => (long)number)))
        .RunAggregate(0L, (sum, number) => sum + number, materializer));

    private static async Task<double> Measure(int elements, Func<Source<int, Akka.NotUsed>, ActorMaterializer, Task<long>> run)
    {
        var system = EmbeddedActorSystem.Create("stream", new EmbeddedOptions());
        var materializer = system.Materializer();
        var clock = Stopwatch.StartNew();
        await run(Source.From(Enumerable.Range(0, elements)), materializer);
        var seconds = clock.Elapsed.TotalSeconds;
        await system.Terminate();
        return elements / seconds;
    }
}
