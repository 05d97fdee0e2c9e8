using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;

namespace Enrichment.Domain.Ports;

/// <summary>Entities' documents. Loads of many callers share a statement; saves go through <see cref="ILedger.Settle"/>.</summary>
public interface IEntityStore
{
    /// <summary>The stored state, or <see cref="EntityState.Unknown"/>.</summary>
    Task<EntityState> Load(EntityId id);
}
