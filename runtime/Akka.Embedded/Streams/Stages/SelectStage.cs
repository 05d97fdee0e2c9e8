using Akka.Embedded.Streams.Fusing;

namespace Akka.Embedded.Streams.Stages;

/// <summary>Each element through a function.</summary>
internal sealed class SelectStage<TIn, TOut>(Producer<TIn> upstream, Func<TIn, TOut> select) : Operator<TIn, TOut>(upstream)
{
    internal override Signal Pull(out TOut element)
    {
        var signal = Upstream.Pull(out var given);
        element = signal == Signal.Element ? select(given) : default!;
        return signal;
    }
}
