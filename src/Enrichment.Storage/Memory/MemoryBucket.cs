using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Memory;

internal sealed class MemoryBucket
{
    private readonly Dictionary<EntityId, MemoryWork> _byEntity = [];
    private readonly SortedDictionary<long, MemoryWork> _pending = [];

    public MemoryBucket(BucketId id, MemoryTable table, IReadOnlyList<MemoryRow> rows)
    {
        Id = id;
        Table = table;
        foreach (var row in rows)
        {
            table.Forget(row);
            row.Take(id);
        }

        foreach (var (entity, seq) in InOrder(rows))
        {
            var work = new MemoryWork(entity.Key, seq, [.. entity]);
            _byEntity.Add(entity.Key, work);
            _pending.Add(seq, work);
        }
    }

    public BucketId Id { get; }

    public MemoryTable Table { get; }

    public IEnumerable<MemoryRow> Rows => Table.Rows.Values.Where(Holds);

    public IEnumerable<MemoryWork> Pending => _pending.Values;

    public bool Holds(MemoryRow row) => row.Bucket == Id;

    public MemoryWork? Find(EntityId entity) => _byEntity.GetValueOrDefault(entity);

    public void Set(MemoryWork work, WorkState state)
    {
        work.State = state;
        if (state == WorkState.Pending) _pending.TryAdd(work.Seq, work);
        else _pending.Remove(work.Seq);
    }

    public List<MemoryWork> Deferred() => [.. _byEntity.Values.Where(w => w.State == WorkState.Deferred)];

    public BucketCounts Counts() => new(
        Rows.GroupBy(r => r.Status).ToDictionary(g => g.Key, g => g.LongCount()), _byEntity.Count, _pending.Count, Deferred().Count);

    private static IEnumerable<(IGrouping<EntityId, MemoryRow> Entity, long Seq)> InOrder(IReadOnlyList<MemoryRow> rows) =>
        rows.SelectMany(row => row.Draft.Entities, (row, entity) => (row, entity.Entity))
            .GroupBy(link => link.Entity, link => link.row)
            .OrderByDescending(g => g.Max(r => r.Draft.Priority)).ThenBy(g => g.First().Draft.RowNo).ThenBy(g => g.Key.Kind)
            .Select((g, i) => (g, i + 1L));
}
