using Enrichment.Storage.Memory;
using Enrichment.Storage.Postgres;
using Enrichment.Storage.Sqlite;
using Enrichment.Storage.Tests.Postgres;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Tests.Conformance;

public sealed class InMemory : IPortsFactory
{
    public static Task<Ports> Open()
    {
        var store = new InMemoryStore();
        return Task.FromResult(new Ports(store.Ledger, store.Entities, store.Tables, store.Work, store.Runs, store.Tenants, new Nothing()));
    }

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

public sealed class OnSqlite : IPortsFactory, IStoreFactory
{
    public static async Task<Ports> Open() => (await OpenStore()).Ports();

    public static Task<StoreUnderTest> OpenStore()
    {
        var files = new ScratchDirectory();
        return StoreUnderTest.Open(
            () => Task.FromResult<IStore>(SqliteStore.Open(new SqliteStoreOptions { Path = files.Path, Synchronous = Synchronous.Off })),
            () => Task.FromResult<IStoreReader>(SqliteStoreReader.Open(files.Path)),
            () =>
            {
                files.Dispose();
                return Task.CompletedTask;
            });
    }
}

public sealed class OnPostgres : IPortsFactory, IStoreFactory
{
    public static async Task<Ports> Open() => (await OpenStore()).Ports();

    public static async Task<StoreUnderTest> OpenStore()
    {
        var database = await TestDatabase.Make();
        return await StoreUnderTest.Open(
            async () => await PostgresStore.Open(database.Options), async () => await PostgresStoreReader.Open(database.Options), database.Drop);
    }
}
