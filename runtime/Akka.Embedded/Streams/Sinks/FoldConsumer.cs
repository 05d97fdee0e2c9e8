using Akka.Embedded.Streams.Fusing;

namespace Akka.Embedded.Streams.Sinks;

/// <summary>All elements into one state, and that into the result.</summary>
internal sealed class FoldConsumer<T, TState, TResult>(
    Island island, Producer<T> upstream, TState seed, Func<TState, T, TState> step, Func<TState, TResult> finish)
    : ResultConsumer<T, TResult>(island, upstream)
{
    private TState _state = seed;

    internal override bool Run()
    {
        while (true)
        {
            var signal = Upstream.Pull(out var element);
            if (signal != Signal.Element)
                return signal == Signal.Completed;
            _state = step(_state, element);
        }
    }

    protected override TResult Finish() => finish(_state);
}
