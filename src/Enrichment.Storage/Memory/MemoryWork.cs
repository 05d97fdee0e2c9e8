using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Memory;

internal enum WorkState
{
    Pending,
    Done,
    Deferred,
}

internal sealed class MemoryWork(EntityId entity, long seq, IReadOnlyList<MemoryRow> rows)
{
    public EntityId Entity => entity;

    public long Seq => seq;

    /// <summary>In input order: the first bears the cost.</summary>
    public IReadOnlyList<MemoryRow> Rows => rows;

    public WorkState State { get; set; }

    public WorkItem View() => new(entity, seq, rows[0].Draft.Entities.Single(e => e.Entity == entity).Given, rows.Count);
}
