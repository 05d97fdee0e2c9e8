using Akka.Embedded.Streams.Fusing;
using Akka.Streams;

namespace Akka.Embedded.Streams.Stages;

/// <summary>Puts one more stage at the end of those of a run.</summary>
internal delegate Producer<TOut> AddStage<TIn, TOut>(Island island, Producer<TIn> upstream);

/// <summary>The operators that sources and flows have in common; their arguments are checked when the stream is planned.</summary>
internal static class Operators
{
    internal static AddStage<TIn, TOut> Select<TIn, TOut>(Func<TIn, TOut> mapper)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return (_, upstream) => new SelectStage<TIn, TOut>(upstream, mapper);
    }

    internal static AddStage<TIn, TOut> SelectAsync<TIn, TOut>(int parallelism, Func<TIn, Task<TOut>> mapper)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        ArgumentNullException.ThrowIfNull(mapper);
        return (island, upstream) => new SelectAsyncStage<TIn, TOut>(island, upstream, parallelism, mapper);
    }

    internal static AddStage<TIn, TOut> SelectMany<TIn, TOut>(Func<TIn, IEnumerable<TOut>> mapper)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return (island, upstream) => new SelectManyStage<TIn, TOut>(island, upstream, mapper);
    }

    internal static AddStage<T, T> Where<T>(Predicate<T> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return (_, upstream) => new WhereStage<T>(upstream, predicate);
    }

    internal static AddStage<T, T> Take<T>(long count) => (_, upstream) => new TakeStage<T>(upstream, count);

    internal static AddStage<T, IEnumerable<T>> Grouped<T>(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return (_, upstream) => new GroupedStage<T>(upstream, size);
    }

    internal static AddStage<T, IEnumerable<T>> GroupedWeightedWithin<T>(long maxWeight, int maxNumber, TimeSpan interval, Func<T, long> cost)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxWeight, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxNumber, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(cost);
        var limits = new GroupLimits(maxWeight, maxNumber, interval);
        return (island, upstream) => new GroupedWeightedWithinStage<T>(island, upstream, limits, cost);
    }

    internal static AddStage<T, T> Buffer<T>(int size, OverflowStrategy strategy)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        if (strategy != OverflowStrategy.Backpressure)
            throw new ArgumentOutOfRangeException(nameof(strategy), strategy, "A full buffer can only hold up what is above it");
        return (_, upstream) => new BufferStage<T>(upstream, size);
    }
}
