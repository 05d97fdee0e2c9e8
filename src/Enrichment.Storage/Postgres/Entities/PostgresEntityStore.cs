using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Storage.Entities;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Entities;

/// <summary>Loads of entities: whatever is asked for while a read is under way shares the next one.</summary>
internal sealed class PostgresEntityStore(PostgresWrites writes, PostgresReads reads, StatementCounts counts) : IEntityStore
{
    private readonly EraseEntity _erase = new(counts);
    private readonly BatchedReads<EntityId, EntityState> _loads = new(ids => PostgresEntityQuery.Load(reads, ids));

    public Task<EntityState> Load(EntityId id) => _loads.Read(id);

    public Task<long> Erase(EntityId id) => writes.Write(_erase, WriteKind.Rows, id.Tenant, id);
}
