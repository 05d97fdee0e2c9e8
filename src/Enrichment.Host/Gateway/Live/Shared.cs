namespace Enrichment.Host.Gateway.Live;

/// <summary>Parts that several users share: made for the first, disposed of after the last.</summary>
internal sealed class Shared<TKey, T>(Func<TKey, T> make)
    where TKey : notnull
    where T : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, Entry> entries = [];

    /// <summary>Those in use now.</summary>
    public IReadOnlyList<T> All
    {
        get
        {
            lock (gate)
            {
                return [.. entries.Values.Select(e => e.Part)];
            }
        }
    }

    public T? Find(TKey key)
    {
        lock (gate)
        {
            return entries.TryGetValue(key, out var entry) ? entry.Part : default;
        }
    }

    public Lease Take(TKey key)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var entry))
            {
                entries[key] = entry = new Entry(make(key));
            }

            entry.Users++;
            return new Lease(this, key, entry.Part);
        }
    }

    private T? Return(TKey key)
    {
        lock (gate)
        {
            var entry = entries[key];
            if (--entry.Users > 0)
            {
                return default;
            }

            entries.Remove(key);
            return entry.Part;
        }
    }

    /// <summary>A use of a part; to be disposed of.</summary>
    internal sealed class Lease(Shared<TKey, T> owner, TKey key, T part) : IAsyncDisposable
    {
        public T Part { get; } = part;

        public ValueTask DisposeAsync() => owner.Return(key) is { } unused ? unused.DisposeAsync() : ValueTask.CompletedTask;
    }

    private sealed class Entry(T part)
    {
        public T Part { get; } = part;

        public int Users { get; set; }
    }
}
