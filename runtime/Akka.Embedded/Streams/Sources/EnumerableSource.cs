using Akka.Embedded.Streams.Fusing;

namespace Akka.Embedded.Streams.Sources;

/// <summary>The elements of a collection, enumerated as they are asked for.</summary>
internal sealed class EnumerableSource<T>(Island island, IEnumerable<T> elements) : Producer<T>
{
    private IEnumerator<T>? _elements;
    private bool _isOver;

    internal override Signal Pull(out T element)
    {
        element = default!;
        if (!island.MayStep())
            return Signal.Pending;
        _elements ??= elements.GetEnumerator();
        if (_elements.MoveNext())
        {
            element = _elements.Current;
            return Signal.Element;
        }
        Cancel();
        return Signal.Completed;
    }

    internal override void Prepare()
    {
    }

    internal override void Cancel()
    {
        if (_isOver)
            return;
        _isOver = true;
        _elements?.Dispose();
    }
}
