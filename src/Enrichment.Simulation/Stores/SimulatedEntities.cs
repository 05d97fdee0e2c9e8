using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;

namespace Enrichment.Simulation.Stores;

internal sealed class SimulatedEntities(ProcessStore store) : IEntityStore
{
    public Task<EntityState> Load(EntityId id) => store.Reads.Read(() => store.Durable.Ledger.Load(id), isPatient: true);

    public Task<long> Erase(EntityId id) => throw new NotSupportedException("Nobody asks to be forgotten here.");
}
