using System.Collections.Immutable;
using Akka.Embedded.Streams.Fusing;
using Akka.Embedded.Streams.Sinks;

namespace Akka.Streams.Dsl;

/// <summary>Makes sinks.</summary>
public static class Sink
{
    /// <summary>Takes everything and does nothing with it.</summary>
    public static Sink<TIn, Task<Done>> Ignore<TIn>() => ForEach<TIn>(static _ => { });

    /// <summary>Calls for each element.</summary>
    public static Sink<TIn, Task<Done>> ForEach<TIn>(Action<TIn> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return Fold<TIn, Action<TIn>, Done>(
            () => action,
            static (call, element) =>
            {
                call(element);
                return call;
            },
            static _ => Done.Instance);
    }

    /// <summary>
    /// Calls for each element, and takes the next ones while fewer than <paramref name="parallelism"/> of the calls are under way. With one
    /// they follow each other in order. A failed call fails the stream at once; the others under way go on unwatched.
    /// </summary>
    public static Sink<TIn, Task<Done>> ForEachAsync<TIn>(int parallelism, Func<TIn, Task> action)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        ArgumentNullException.ThrowIfNull(action);
        return Of<TIn, Done>((island, upstream) => new ForEachAsyncConsumer<TIn>(island, upstream, parallelism, action));
    }

    /// <summary>All elements into one state.</summary>
    public static Sink<TIn, Task<TOut>> Aggregate<TIn, TOut>(TOut zero, Func<TOut, TIn, TOut> aggregate)
    {
        ArgumentNullException.ThrowIfNull(aggregate);
        return Fold(() => zero, aggregate, static state => state);
    }

    /// <summary>All elements, in order. It holds them all: for small streams.</summary>
    public static Sink<TIn, Task<IImmutableList<TIn>>> Seq<TIn>() =>
        Fold<TIn, ImmutableArray<TIn>.Builder, IImmutableList<TIn>>(
            ImmutableArray.CreateBuilder<TIn>,
            static (all, element) =>
            {
                all.Add(element);
                return all;
            },
            static all => all.ToImmutable());

    private static Sink<TIn, Task<TResult>> Fold<TIn, TState, TResult>(
        Func<TState> seed, Func<TState, TIn, TState> step, Func<TState, TResult> finish) =>
        Of<TIn, TResult>((island, upstream) => new FoldConsumer<TIn, TState, TResult>(island, upstream, seed(), step, finish));

    private static Sink<TIn, Task<TResult>> Of<TIn, TResult>(Func<Island, Producer<TIn>, ResultConsumer<TIn, TResult>> make) =>
        new((Island island, Producer<TIn> upstream, out Consumer end) =>
        {
            var consumer = make(island, upstream);
            end = consumer;
            return consumer.Result;
        });
}
