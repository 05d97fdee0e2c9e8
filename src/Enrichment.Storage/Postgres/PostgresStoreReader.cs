using Enrichment.Domain.Access;
using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Postgres.Entities;
using Enrichment.Storage.Postgres.Gateway;
using Enrichment.Storage.Postgres.Ledger;
using Enrichment.Storage.Postgres.Rows;
using Enrichment.Storage.Postgres.Runs;
using Enrichment.Storage.Postgres.Schema;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Runs;
using Enrichment.Storage.Statements;
using Npgsql;

namespace Enrichment.Storage.Postgres;

/// <summary>Reads a store that any number of nodes write meanwhile, on connections of its own.</summary>
public sealed class PostgresStoreReader : IStoreReader
{
    private readonly NpgsqlDataSource _source;
    private readonly PostgresReads _reads;

    private PostgresStoreReader(PostgresStoreOptions options)
    {
        _source = Sessions.Open(options, options.ReadTimeout, options.Reads);
        var reads = _reads = new PostgresReads(options, _source, new StatementCounts(), new ReadOutage(options, static () => false));
        Runs = new PostgresRunReader(reads);
        Rows = new PostgresRowReader(reads);
        Done = new PostgresDoneReader(reads);
        Ledger = new PostgresLedgerReader(reads);
        Findings = new PostgresFindingsReader(reads);
    }

    public IRunReader Runs { get; }

    public IRowReader Rows { get; }

    public IDoneReader Done { get; }

    public ILedgerReader Ledger { get; }

    public IFindingsReader Findings { get; }

    public async Task<EntityState> Entity(EntityId id) => (await Entities([id]).ConfigureAwait(false))[0];

    /// <summary>One statement for each tenant among them.</summary>
    public Task<IReadOnlyList<EntityState>> Entities(IReadOnlyList<EntityId> ids) => PostgresEntityQuery.Load(_reads, ids);

    public Task<byte[]?> Secret(string tenant) => _reads.OfTenant(tenant, StatementArea.Entities, sql => PostgresTenantStore.Find(sql, tenant));

    public Task<long> Ping() => _reads.OfTenant(
        "", StatementArea.Runs, sql => sql.Prepare("SELECT max(version) FROM schema_version").First(row => row.Integer(0)));

    public Task<IReadOnlyList<ApiKey>> Keys() => PostgresAccessStore.Keys(_reads);

    /// <summary>Opens a store that is there already.</summary>
    /// <exception cref="StoreVersionException">Another version of the program wrote it, or there is none yet.</exception>
    /// <exception cref="DatabaseAwayException">The database does not answer.</exception>
    public static async Task<PostgresStoreReader> Open(PostgresStoreOptions options)
    {
        await new PostgresSchema(options.Validated()).RequireReadable().ConfigureAwait(false);
        return new PostgresStoreReader(options);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
