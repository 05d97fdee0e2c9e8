using Akka.Embedded.Streams.Fusing;

namespace Akka.Embedded.Streams.Stages;

/// <summary>Each element's collection, one after another, each enumerated as it is asked for.</summary>
internal sealed class SelectManyStage<TIn, TOut>(Island island, Producer<TIn> upstream, Func<TIn, IEnumerable<TOut>> select)
    : Operator<TIn, TOut>(upstream)
{
    private IEnumerator<TOut>? _inner;

    internal override Signal Pull(out TOut element)
    {
        element = default!;
        while (true)
        {
            if (_inner is not null)
            {
                if (!island.MayStep())
                    return Signal.Pending;
                if (_inner.MoveNext())
                {
                    element = _inner.Current;
                    return Signal.Element;
                }
                CloseInner();
            }
            var signal = Upstream.Pull(out var given);
            if (signal != Signal.Element)
                return signal;
            _inner = select(given).GetEnumerator();
        }
    }

    internal override void Cancel()
    {
        try
        {
            CloseInner();
        }
        finally
        {
            Upstream.Cancel();
        }
    }

    private void CloseInner()
    {
        var inner = _inner;
        _inner = null;
        inner?.Dispose();
    }
}
