using Akka.Embedded.Streams.Fusing;
using Akka.Util;

namespace Akka.Embedded.Streams.Sources;

/// <summary>Elements made one after another from a state, each by a task that is started when it is asked for.</summary>
internal sealed class UnfoldAsyncSource<TState, T>(Island island, TState seed, Func<TState, Task<Option<(TState, T)>>> unfold)
    : Producer<T>
{
    private TState _state = seed;
    private Task<Option<(TState, T)>>? _next;

    internal override Signal Pull(out T element)
    {
        element = default!;
        if (!island.MayStep())
            return Signal.Pending;
        _next ??= Start();
        if (!_next.IsCompleted)
            return Signal.Pending;
        var next = _next.GetAwaiter().GetResult();
        _next = null;
        if (next.IsEmpty)
            return Signal.Completed;
        (_state, element) = next.Value;
        return Signal.Element;
    }

    internal override void Prepare()
    {
    }

    // What is being made cannot be stopped from here; its result goes unused.
    internal override void Cancel()
    {
    }

    private Task<Option<(TState, T)>> Start()
    {
        var next = unfold(_state) ?? throw new InvalidOperationException("The function of UnfoldAsync gave no task");
        if (!next.IsCompleted)
            island.WakeAfter(next);
        return next;
    }
}
