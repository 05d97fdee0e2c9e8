using Akka.Embedded.Sharding;

namespace Akka.Embedded.Cluster;

/// <summary>The stopping of a shard's entities of all types. Ends once, however often a type reports.</summary>
internal sealed class ShardClosing
{
    private readonly int _shard;
    private readonly Action<ShardClosing> _closed;
    private readonly Dictionary<string, IShardedType> _open;

    public ShardClosing(int shard, IEnumerable<IShardedType> types, long since, Action<ShardClosing> closed)
    {
        (_shard, _closed, Since) = (shard, closed, since);
        _open = types.ToDictionary(type => type.Name, StringComparer.Ordinal);
    }

    /// <summary>The timestamp of its begin.</summary>
    public long Since { get; }

    /// <summary>Whether entities were told to stop without order.</summary>
    public bool IsAbrupt { get; private set; }

    public void Begin(bool inOrder)
    {
        List<IShardedType> types;
        lock (_open) types = [.. _open.Values];
        IsAbrupt |= !inOrder;
        foreach (var type in types) type.Close(_shard, inOrder, () => HasClosed(type));
        if (types.Count == 0) _closed(this);
    }

    private void HasClosed(IShardedType type)
    {
        lock (_open)
        {
            if (!_open.Remove(type.Name) || _open.Count > 0) return;
        }
        _closed(this);
    }
}
