using Akka.Embedded.Streams.Fusing;

namespace Akka.Embedded.Streams.Stages;

/// <summary>The first elements; with the last of them it cancels what is above.</summary>
internal sealed class TakeStage<T>(Producer<T> upstream, long count) : Operator<T, T>(upstream)
{
    private long _left = count;

    internal override Signal Pull(out T element)
    {
        element = default!;
        if (_left <= 0)
        {
            Upstream.Cancel();
            return Signal.Completed;
        }
        var signal = Upstream.Pull(out element);
        if (signal == Signal.Element && --_left == 0)
            Upstream.Cancel();
        return signal;
    }

    internal override void Prepare()
    {
        if (_left > 0)
            Upstream.Prepare();
    }
}
