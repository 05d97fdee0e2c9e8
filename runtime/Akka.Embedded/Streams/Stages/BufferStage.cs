using Akka.Embedded.Streams.Fusing;

namespace Akka.Embedded.Streams.Stages;

/// <summary>Asks for so many elements ahead while downstream is busy.</summary>
internal sealed class BufferStage<T>(Producer<T> upstream, int size) : Operator<T, T>(upstream)
{
    private readonly Queue<T> _ahead = new();
    private bool _isOver;

    internal override Signal Pull(out T element)
    {
        if (_ahead.TryDequeue(out element!))
            return Signal.Element;
        if (_isOver)
            return Signal.Completed;
        var signal = Upstream.Pull(out element);
        _isOver = signal == Signal.Completed;
        return signal;
    }

    internal override void Prepare()
    {
        while (!_isOver && _ahead.Count < size)
        {
            var signal = Upstream.Pull(out var element);
            if (signal == Signal.Pending)
                break;
            if (signal == Signal.Element)
                _ahead.Enqueue(element);
            else
                _isOver = true;
        }
        if (!_isOver)
            Upstream.Prepare();
    }

    internal override void Cancel()
    {
        _isOver = true;
        _ahead.Clear();
        Upstream.Cancel();
    }
}
