using System.Globalization;
using Enrichment.Bench.Fanout.BestCase;
using Enrichment.Bench.Fanout.BestCase.Postgres;
using Enrichment.Bench.Measuring;
using Enrichment.Bench.Workload;
using Enrichment.Host.Composition;
using Enrichment.Host.Composition.Clustering;
using Enrichment.Host.Configuration;
using Enrichment.Storage;
using Enrichment.Storage.Postgres;
using Npgsql;
using PostgreSql.Local;

namespace Enrichment.Bench.Fanout.Places;

/// <summary>A PostgreSQL server of its own, as it comes: every commit waits for the disk. The product is a cluster of one node over it.</summary>
internal sealed class PostgresPlace : IFanoutPlace
{
    private readonly TemporaryFolder folder;
    private readonly LocalPostgreSql server;
    private readonly PostgresStoreOptions store;
    private SharedDatabase? shared;
    private long watchedFrom;

    private PostgresPlace(TemporaryFolder folder, LocalPostgreSql server)
    {
        (this.folder, this.server) = (folder, server);
        store = new PostgresStoreOptions { ConnectionString = server.ConnectionString };
    }

    public double ServerProcessor => ProcessTree.Processor(server.ProcessId!.Value);

    private string Log => Path.Combine(folder.Path, "postgres.log");

    private string Direct => new NpgsqlConnectionStringBuilder(server.ConnectionString) { SearchPath = $"{store.Schema},journal", Pooling = false }.ConnectionString;

    public static async Task<PostgresPlace> Make()
    {
        var folder = new TemporaryFolder();
        var server = await LocalPostgreSql.Start(new LocalPostgreSqlOptions { Folder = folder.Path });
        return new PostgresPlace(folder, server);
    }

    public async Task<IStore> OpenStore() => await PostgresStore.Open(store);

    public Task<IEngine> StartEngine(IStore open)
    {
        shared = SharedDatabase.Open(new ClusterSettings
        {
            Database = server.ConnectionString,
            Secret = "known to the one node of this benchmark",
            Node = "bench",
            Port = 0,
        });
        return EngineFactory.Start(new EngineOptions { Store = open, Sources = new BenchCatalog(), Cluster = shared });
    }

    public IBestCaseRecords OpenBestCase() => new PostgresRecords(Direct);

    public async Task Quiesce(IStore? store)
    {
        await Scalar("VACUUM (ANALYZE)");
        await Scalar("CHECKPOINT");
    }

    /// <summary>Reads are transactions too: only those that wrote got a number.</summary>
    public async Task<long> Transactions(IStore store) =>
        long.Parse(await Scalar("SELECT pg_snapshot_xmax(pg_current_snapshot())::text"), CultureInfo.InvariantCulture);

    public async Task WatchStatements(IStore? store)
    {
        await Scalar("ALTER SYSTEM SET log_parameter_max_length = 0");
        await Scalar("ALTER SYSTEM SET log_min_duration_statement = 0");
        await Scalar("SELECT pg_reload_conf()::text");
        watchedFrom = new FileInfo(Log).Length;
    }

    public Task PrintStatements(IStore? store)
    {
        var times = new StatementTimes();
        PostgresStatementTimes.Read(Log, watchedFrom, times);
        times.Print();
        return Task.CompletedTask;
    }

    public async Task<long> Bytes(IStore store) =>
        long.Parse(await Scalar("SELECT pg_database_size(current_database())::text"), CultureInfo.InvariantCulture);

    public async Task<string> Records()
    {
        await using var connection = new NpgsqlConnection(Direct);
        await connection.OpenAsync();
        return StoredRecords.Of(connection);
    }

    public async ValueTask DisposeAsync()
    {
        await (shared?.DisposeAsync() ?? ValueTask.CompletedTask);
        await server.DisposeAsync();
        folder.Dispose();
    }

    private async Task<string> Scalar(string sql)
    {
        await using var connection = new NpgsqlConnection(Direct);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() as string ?? "";
    }
}
