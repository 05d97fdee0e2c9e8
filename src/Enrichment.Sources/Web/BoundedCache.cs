namespace Enrichment.Sources.Web;

/// <summary>Keeps the values used last, each for a time, never more than a number of them.</summary>
internal sealed class BoundedCache<T>(int capacity, TimeSpan lifetime, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = new();

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _byKey.Count;
            }
        }
    }

    public bool TryGet(string key, out T value)
    {
        lock (_lock)
        {
            if (_byKey.TryGetValue(key, out var node) && time.GetElapsedTime(node.Value.At) < lifetime)
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                value = node.Value.Value;
                return true;
            }

            value = default!;
            return false;
        }
    }

    public void Set(string key, T value)
    {
        lock (_lock)
        {
            if (_byKey.Remove(key, out var old))
            {
                _byUse.Remove(old);
            }
            else if (_byKey.Count == capacity && _byUse.Last is { } last)
            {
                _byKey.Remove(last.Value.Key);
                _byUse.RemoveLast();
            }

            _byKey[key] = _byUse.AddFirst(new Entry(key, value, time.GetTimestamp()));
        }
    }

    private readonly record struct Entry(string Key, T Value, long At);
}
