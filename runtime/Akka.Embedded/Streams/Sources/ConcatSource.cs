using Akka.Embedded.Streams.Fusing;

namespace Akka.Embedded.Streams.Sources;

/// <summary>First all of one, then all of the other, which is not asked for anything before.</summary>
internal sealed class ConcatSource<T>(Producer<T> first, Producer<T> second) : Producer<T>
{
    private bool _isAtSecond;

    internal override Signal Pull(out T element)
    {
        if (_isAtSecond)
            return second.Pull(out element);
        var signal = first.Pull(out element);
        if (signal != Signal.Completed)
            return signal;
        _isAtSecond = true;
        return second.Pull(out element);
    }

    internal override void Prepare() => (_isAtSecond ? second : first).Prepare();

    internal override void Cancel()
    {
        try
        {
            first.Cancel();
        }
        finally
        {
            second.Cancel();
        }
    }
}
