using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Storage.Entities;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Entities;

/// <summary>Loads of entities: whatever is asked for while a read is under way shares the next one.</summary>
internal sealed class SqliteEntityStore(GroupWriter writer, StoreReads reads, StatementCounts counts) : IEntityStore
{
    private readonly EraseEntity _erase = new(counts);
    private readonly BatchedReads<EntityId, EntityState> _loads = new(ids => reads.Use(StatementArea.Entities, sql => EntityQuery.Load(sql, ids)));

    public Task<EntityState> Load(EntityId id) => _loads.Read(id);

    public Task<long> Erase(EntityId id) => writer.Write(_erase, id);
}
