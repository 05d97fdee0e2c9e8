using Akka.Embedded.Streams.Fusing;

namespace Akka.Embedded.Streams.Stages;

/// <summary>Groups of so many elements; the last one may be smaller.</summary>
internal sealed class GroupedStage<T>(Producer<T> upstream, int size) : Operator<T, IEnumerable<T>>(upstream)
{
    private List<T> _group = [];
    private bool _isOver;

    internal override Signal Pull(out IEnumerable<T> element)
    {
        element = [];
        while (!_isOver && _group.Count < size)
        {
            var signal = Upstream.Pull(out var given);
            if (signal == Signal.Pending)
                return Signal.Pending;
            if (signal == Signal.Element)
                _group.Add(given);
            else
                _isOver = true;
        }
        if (_group.Count == 0)
            return Signal.Completed;
        element = _group;
        _group = [];
        return Signal.Element;
    }

    internal override void Prepare()
    {
        if (!_isOver)
            Upstream.Prepare();
    }
}
