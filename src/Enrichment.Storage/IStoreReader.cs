using Enrichment.Domain.Access;
using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Runs;

namespace Enrichment.Storage;

/// <summary>The read side of a store that others may own and write meanwhile: takes no lock, changes nothing.</summary>
public interface IStoreReader : IAsyncDisposable
{
    IRunReader Runs { get; }

    IRowReader Rows { get; }

    IDoneReader Done { get; }

    ILedgerReader Ledger { get; }

    IFindingsReader Findings { get; }

    /// <summary>What is known of an entity.</summary>
    Task<EntityState> Entity(EntityId id);

    /// <summary>What is known of some entities, in their order.</summary>
    Task<IReadOnlyList<EntityState>> Entities(IReadOnlyList<EntityId> ids);

    /// <summary>The tenant's secret; null while it has none.</summary>
    Task<byte[]?> Secret(string tenant);

    /// <summary>Reads something that every store has: whether it can be read now.</summary>
    Task<long> Ping();

    /// <summary>The API keys, revoked ones too.</summary>
    Task<IReadOnlyList<ApiKey>> Keys();
}
