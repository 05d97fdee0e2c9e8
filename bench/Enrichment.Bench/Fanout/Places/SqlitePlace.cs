using Enrichment.Bench.Fanout.BestCase;
using Enrichment.Bench.Fanout.BestCase.Sqlite;
using Enrichment.Bench.Measuring;
using Enrichment.Bench.Workload;
using Enrichment.Host.Composition;
using Enrichment.Storage;
using Enrichment.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Enrichment.Bench.Fanout.Places;

/// <summary>A file in a folder of its own.</summary>
internal sealed class SqlitePlace : IFanoutPlace
{
    private readonly TemporaryFolder folder = new();
    private readonly StatementTimes times = new();

    public double ServerProcessor => 0;

    private string StoreFile => new SqliteStoreOptions { Path = folder.Path }.File;

    public Task<IStore> OpenStore() => Task.FromResult<IStore>(SqliteStore.Open(new SqliteStoreOptions { Path = folder.Path }));

    public Task<IEngine> StartEngine(IStore store) => EngineFactory.Start(new EngineOptions { Store = store, Sources = new BenchCatalog() });

    public IBestCaseRecords OpenBestCase() => new SqliteRecords(StoreFile);

    public async Task Quiesce(IStore? store) => await (store is SqliteStore open ? open.Writer.Checkpoint() : Task.FromResult(true));

    public Task<long> Transactions(IStore store) => Task.FromResult(((SqliteStore)store).Writer.Counters.Groups);

    public Task WatchStatements(IStore? store) => store is SqliteStore open ? SqliteStatementTimes.Watch(open.Writer, times) : Task.CompletedTask;

    public async Task PrintStatements(IStore? store)
    {
        await (store is SqliteStore open ? SqliteStatementTimes.End(open.Writer) : Task.CompletedTask);
        times.Print();
    }

    public async Task<long> Bytes(IStore store)
    {
        await Quiesce(store);
        return new FileInfo(StoreFile).Length;
    }

    public async Task<string> Records()
    {
        await using var connection = new SqliteConnection($"Data Source={StoreFile};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        return StoredRecords.Of(connection);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
