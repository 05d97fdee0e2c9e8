using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;

namespace Enrichment.Domain.Ports;

/// <summary>Entities' documents. Loads of many callers share a statement; saves go through <see cref="ILedger.Settle"/>.</summary>
public interface IEntityStore
{
    /// <summary>The stored state, or <see cref="EntityState.Unknown"/>.</summary>
    Task<EntityState> Load(EntityId id);

    /// <summary>
    /// Takes away what is known of the entity: facts, answered questions, its business record, what it told rows and what rows told
    /// about it; of a person the cells of its rows too. Its version moves on, so that nothing loaded before can be saved. Its calls
    /// stay, and with them their count. Answers how many rows named it.
    /// </summary>
    Task<long> Erase(EntityId id);
}
