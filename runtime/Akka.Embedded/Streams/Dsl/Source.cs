using Akka.Embedded.Streams.Fusing;
using Akka.Embedded.Streams.Sources;
using Akka.Util;

namespace Akka.Streams.Dsl;

/// <summary>Makes sources.</summary>
public static class Source
{
    /// <summary>A collection's elements; each run enumerates it anew, and disposes of the enumerator at its end.</summary>
    public static Source<T, NotUsed> From<T>(IEnumerable<T> enumerable)
    {
        ArgumentNullException.ThrowIfNull(enumerable);
        return Of(island => new EnumerableSource<T>(island, enumerable));
    }

    /// <summary>
    /// An asynchronous collection's elements, one awaited at a time. When the stream ends early, the token given to
    /// <see cref="IAsyncEnumerable{T}.GetAsyncEnumerator"/> is cancelled and the enumerator is disposed of once it has answered.
    /// </summary>
    public static Source<T, NotUsed> From<T>(Func<IAsyncEnumerable<T>> asyncEnumerable)
    {
        ArgumentNullException.ThrowIfNull(asyncEnumerable);
        return Of(island => new AsyncEnumerableSource<T>(island, asyncEnumerable));
    }

    /// <summary>One element.</summary>
    public static Source<T, NotUsed> Single<T>(T element) => From([element]);

    /// <summary>
    /// Elements made from a state one after another: the function gives the next state with an element, or none at the end. It is called
    /// only when an element is asked for, and never again before its task is done.
    /// </summary>
    public static Source<TElem, NotUsed> UnfoldAsync<TState, TElem>(TState state, Func<TState, Task<Option<(TState, TElem)>>> unfoldAsync)
    {
        ArgumentNullException.ThrowIfNull(unfoldAsync);
        return Of(island => new UnfoldAsyncSource<TState, TElem>(island, state, unfoldAsync));
    }

    private static Source<T, NotUsed> Of<T>(Func<Island, Producer<T>> make) =>
        new((Island island, out Producer<T> end) =>
        {
            end = make(island);
            return NotUsed.Instance;
        });
}
