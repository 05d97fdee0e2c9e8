using Enrichment.Domain.Access;
using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Runs;
using Enrichment.Storage.Sqlite.Entities;
using Enrichment.Storage.Sqlite.Gateway;
using Enrichment.Storage.Sqlite.Ledger;
using Enrichment.Storage.Sqlite.Rows;
using Enrichment.Storage.Sqlite.Runs;
using Enrichment.Storage.Sqlite.Schema;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite;

/// <summary>Reads a store that another process may own and write meanwhile: takes no lock, changes nothing.</summary>
public sealed class SqliteStoreReader : IStoreReader
{
    private readonly SqliteReaders _readers;
    private readonly StoreReads _reads;

    private SqliteStoreReader(SqliteReaders readers)
    {
        _readers = readers;
        var reads = _reads = new StoreReads(readers, new StatementCounts());
        Runs = new SqliteRunReader(reads);
        Rows = new SqliteRowReader(reads);
        Done = new SqliteDoneReader(reads);
        Ledger = new SqliteLedgerReader(reads);
        Findings = new SqliteFindingsReader(reads);
    }

    public IRunReader Runs { get; }

    public IRowReader Rows { get; }

    public IDoneReader Done { get; }

    public ILedgerReader Ledger { get; }

    public IFindingsReader Findings { get; }

    public async Task<EntityState> Entity(EntityId id) => (await Entities([id]).ConfigureAwait(false))[0];

    public Task<IReadOnlyList<EntityState>> Entities(IReadOnlyList<EntityId> ids) =>
        _reads.Use(StatementArea.Entities, sql => EntityQuery.Load(sql, ids));

    public Task<byte[]?> Secret(string tenant) => _reads.Use(
        StatementArea.Entities,
        sql => sql.Prepare("SELECT secret FROM tenants WHERE tenant = ?1").Bind(1, tenant).List(row => row.Blob(0).ToArray()).FirstOrDefault());

    public Task<long> Ping() => _reads.Use(
        StatementArea.Runs, sql => sql.Prepare("SELECT max(version) FROM schema_version").First(row => row.Integer(0)));

    public Task<IReadOnlyList<ApiKey>> Keys() => SqliteAccessStore.Keys(_reads);

    /// <summary>Opens a data directory's store, or a store's file.</summary>
    /// <exception cref="FileNotFoundException">There is no store; names the file.</exception>
    /// <exception cref="StoreVersionException">Another version of the program wrote it.</exception>
    /// <exception cref="StoreCorruptException">The file is damaged, or not a store.</exception>
    public static SqliteStoreReader Open(string path)
    {
        var file = SqliteStoreOptions.FileOf(path);
        if (!File.Exists(file)) throw new FileNotFoundException($"There is no store at {file}.", file);
        StoreFile.RequireReadable(file);
        return new SqliteStoreReader(new SqliteReaders(new SqliteReadersOptions { Path = file, Count = 2 }));
    }

    public ValueTask DisposeAsync() => _readers.DisposeAsync();
}
