using Akka.Embedded.Streams.Fusing;
using Akka.Embedded.Streams.Sources;
using Akka.Embedded.Streams.Stages;

namespace Akka.Streams.Dsl;

/// <summary>What can be put at the end of a source.</summary>
public static class SourceOperations
{
    /// <summary>Each element through a function.</summary>
    public static Source<TOut2, TMat> Select<TOut, TOut2, TMat>(this Source<TOut, TMat> flow, Func<TOut, TOut2> mapper) =>
        flow.With(Operators.Select(mapper));

    /// <summary>
    /// Each element through a task; up to <paramref name="parallelism"/> elements are under way or wait to be passed on, in their order. A failed
    /// task fails the stream at once; the others under way go on unwatched.
    /// </summary>
    public static Source<TOut2, TMat> SelectAsync<TOut, TOut2, TMat>(
        this Source<TOut, TMat> flow, int parallelism, Func<TOut, Task<TOut2>> asyncMapper) =>
        flow.With(Operators.SelectAsync(parallelism, asyncMapper));

    /// <summary>Each element's collection, flattened.</summary>
    public static Source<TOut2, TMat> SelectMany<TOut, TOut2, TMat>(
        this Source<TOut, TMat> flow, Func<TOut, IEnumerable<TOut2>> mapConcater) =>
        flow.With(Operators.SelectMany(mapConcater));

    /// <summary>The elements that pass a test.</summary>
    public static Source<TOut, TMat> Where<TOut, TMat>(this Source<TOut, TMat> flow, Predicate<TOut> predicate) =>
        flow.With(Operators.Where(predicate));

    /// <summary>The first elements; the stream above is cancelled with the last of them.</summary>
    public static Source<TOut, TMat> Take<TOut, TMat>(this Source<TOut, TMat> flow, long n) => flow.With(Operators.Take<TOut>(n));

    /// <summary>Groups of so many elements; the last may be smaller.</summary>
    public static Source<IEnumerable<TOut>, TMat> Grouped<TOut, TMat>(this Source<TOut, TMat> flow, int n) =>
        flow.With(Operators.Grouped<TOut>(n));

    /// <summary>
    /// Groups of a weight up to <paramref name="maxWeight"/>, of at most <paramref name="maxNumber"/> elements,
    /// passed on at the latest <paramref name="interval"/> after their first element. An element heavier than that is a group by itself.
    /// </summary>
    public static Source<IEnumerable<TOut>, TMat> GroupedWeightedWithin<TOut, TMat>(
        this Source<TOut, TMat> flow, long maxWeight, int maxNumber, TimeSpan interval, Func<TOut, long> costFn) =>
        flow.With(Operators.GroupedWeightedWithin(maxWeight, maxNumber, interval, costFn));

    /// <summary>
    /// Groups of a weight up to <paramref name="maxWeight"/>, passed on at the latest <paramref name="interval"/> after
    /// their first element. An element heavier than that is a group by itself.
    /// </summary>
    public static Source<IEnumerable<TOut>, TMat> GroupedWeightedWithin<TOut, TMat>(
        this Source<TOut, TMat> flow, long maxWeight, TimeSpan interval, Func<TOut, long> costFn) =>
        flow.With(Operators.GroupedWeightedWithin(maxWeight, int.MaxValue, interval, costFn));

    /// <summary>Asks for so many elements ahead while downstream is busy.</summary>
    public static Source<TOut, TMat> Buffer<TOut, TMat>(this Source<TOut, TMat> flow, int size, OverflowStrategy strategy) =>
        flow.With(Operators.Buffer<TOut>(size, strategy));

    /// <summary>Then all elements of another source, which is not asked for anything before.</summary>
    public static Source<TOut, TMat> Concat<TOut, TMat>(this Source<TOut, TMat> flow, IGraph<SourceShape<TOut>, TMat> other)
    {
        ArgumentNullException.ThrowIfNull(flow);
        var blueprint = Blueprints.Of(other);
        return flow.With<TOut>((island, first) =>
        {
            blueprint.Build(island, out var second);
            return new ConcatSource<TOut>(first, second);
        });
    }
}
