using System.Collections.Concurrent;

namespace Sqlite.GroupCommit;

/// <summary>A lock-free queue with one consumer, which sleeps when it is empty and is woken by one signal however many items came.</summary>
internal sealed class WriteQueue : IDisposable
{
    private readonly ConcurrentQueue<IPending> _items = new();
    private readonly AutoResetEvent _signal = new(false);
    private int _asleep;
    private volatile bool _closed;

    public int Count => _items.Count;

    public bool IsClosed => _closed;

    public void Enqueue(IPending item)
    {
        _items.Enqueue(item);
        Wake();
    }

    public bool TryTake(out IPending item) => _items.TryDequeue(out item!);

    /// <summary>Waits until there may be an item, or the queue is closed.</summary>
    public void Wait()
    {
        Interlocked.Exchange(ref _asleep, 1);
        // An item that came before the flag was up has not signalled.
        if (!_items.IsEmpty || _closed) Interlocked.Exchange(ref _asleep, 0);
        else _signal.WaitOne();
    }

    public void Close()
    {
        _closed = true;
        Wake();
    }

    public void Dispose() => _signal.Dispose();

    private void Wake()
    {
        if (Volatile.Read(ref _asleep) == 1 && Interlocked.Exchange(ref _asleep, 0) == 1) _signal.Set();
    }
}
