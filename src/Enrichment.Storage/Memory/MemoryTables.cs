using Enrichment.Domain.Identity;

namespace Enrichment.Storage.Memory;

/// <summary>The tables and the buckets over them.</summary>
internal sealed class MemoryTables
{
    private readonly Dictionary<string, MemoryTable> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<BucketId, MemoryBucket> _buckets = [];

    /// <summary>The requests whose answers were applied, by id, with what these told that they had cost.</summary>
    public Dictionary<string, decimal> Applied { get; } = new(StringComparer.Ordinal);

    /// <summary>Rows listed for runs that have not taken them yet.</summary>
    public Dictionary<RunId, HashSet<long>> Listed { get; } = [];

    public IEnumerable<MemoryTable> All => _tables.Values;

    public MemoryTable? Find(string tableId) => _tables.GetValueOrDefault(tableId);

    public MemoryTable Get(string tableId) => Find(tableId) ?? throw new InvalidOperationException($"There is no table {tableId}.");

    public void Add(MemoryTable table) => _tables.Add(table.Definition.TableId, table);

    public MemoryBucket? FindBucket(BucketId bucket) => _buckets.GetValueOrDefault(bucket);

    public void Add(MemoryBucket bucket) => _buckets.Add(bucket.Id, bucket);

    /// <summary>Takes an entity out of its rows; answers how many there are.</summary>
    public long Erase(EntityId entity)
    {
        var rows = _tables.Values.SelectMany(t => t.Rows.Values).Where(r => r.Draft.Entities.Any(e => e.Entity == entity)).ToList();
        foreach (var row in rows) row.Erase(entity);
        return rows.Count;
    }

    public void Remove(string tableId)
    {
        _tables.Remove(tableId);
        foreach (var bucket in _buckets.Values.Where(b => b.Table.Definition.TableId == tableId).ToList()) _buckets.Remove(bucket.Id);
    }
}
