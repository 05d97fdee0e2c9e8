using Akka.Embedded.Streams.Stages;

namespace Akka.Streams.Dsl;

/// <summary>What can be put at the end of a flow.</summary>
public static class FlowOperations
{
    /// <summary>Each element through a function.</summary>
    public static Flow<TIn, TOut2, TMat> Select<TIn, TOut, TOut2, TMat>(this Flow<TIn, TOut, TMat> flow, Func<TOut, TOut2> mapper) =>
        flow.With(Operators.Select(mapper));

    /// <summary>
    /// Each element through a task; up to <paramref name="parallelism"/> elements are under way or wait to be passed on, in their order. A failed
    /// task fails the stream at once; the others under way go on unwatched.
    /// </summary>
    public static Flow<TIn, TOut2, TMat> SelectAsync<TIn, TOut, TOut2, TMat>(
        this Flow<TIn, TOut, TMat> flow, int parallelism, Func<TOut, Task<TOut2>> asyncMapper) =>
        flow.With(Operators.SelectAsync(parallelism, asyncMapper));

    /// <summary>Each element's collection, flattened.</summary>
    public static Flow<TIn, TOut2, TMat> SelectMany<TIn, TOut, TOut2, TMat>(
        this Flow<TIn, TOut, TMat> flow, Func<TOut, IEnumerable<TOut2>> mapConcater) =>
        flow.With(Operators.SelectMany(mapConcater));

    /// <summary>The elements that pass a test.</summary>
    public static Flow<TIn, TOut, TMat> Where<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, Predicate<TOut> predicate) =>
        flow.With(Operators.Where(predicate));

    /// <summary>The first elements; the stream above is cancelled with the last of them.</summary>
    public static Flow<TIn, TOut, TMat> Take<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, long n) =>
        flow.With(Operators.Take<TOut>(n));

    /// <summary>Groups of so many elements; the last may be smaller.</summary>
    public static Flow<TIn, IEnumerable<TOut>, TMat> Grouped<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, int n) =>
        flow.With(Operators.Grouped<TOut>(n));

    /// <summary>
    /// Groups of a weight up to <paramref name="maxWeight"/>, of at most <paramref name="maxNumber"/> elements,
    /// passed on at the latest <paramref name="interval"/> after their first element. An element heavier than that is a group by itself.
    /// </summary>
    public static Flow<TIn, IEnumerable<TOut>, TMat> GroupedWeightedWithin<TIn, TOut, TMat>(
        this Flow<TIn, TOut, TMat> flow, long maxWeight, int maxNumber, TimeSpan interval, Func<TOut, long> costFn) =>
        flow.With(Operators.GroupedWeightedWithin(maxWeight, maxNumber, interval, costFn));

    /// <summary>Asks for so many elements ahead while downstream is busy.</summary>
    public static Flow<TIn, TOut, TMat> Buffer<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, int size, OverflowStrategy strategy) =>
        flow.With(Operators.Buffer<TOut>(size, strategy));
}
