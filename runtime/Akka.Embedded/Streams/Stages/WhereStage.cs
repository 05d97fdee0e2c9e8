using Akka.Embedded.Streams.Fusing;

namespace Akka.Embedded.Streams.Stages;

/// <summary>The elements that pass a test.</summary>
internal sealed class WhereStage<T>(Producer<T> upstream, Predicate<T> passes) : Operator<T, T>(upstream)
{
    internal override Signal Pull(out T element)
    {
        while (true)
        {
            var signal = Upstream.Pull(out element);
            if (signal != Signal.Element || passes(element))
                return signal;
        }
    }
}
