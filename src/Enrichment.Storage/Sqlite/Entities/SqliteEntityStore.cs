using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Entities;

/// <summary>Loads of entities: whatever is asked for while a read is under way shares the next one.</summary>
internal sealed class SqliteEntityStore(StoreReads reads) : IEntityStore
{
    private readonly BatchedReads<EntityId, EntityState> _loads = new(ids => reads.Use(StatementArea.Entities, sql => EntityQuery.Load(sql, ids)));

    public Task<EntityState> Load(EntityId id) => _loads.Read(id);
}
