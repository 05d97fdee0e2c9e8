using Enrichment.Storage.Memory;
using Enrichment.Storage.Sqlite;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Tests.Conformance;

public sealed class InMemory : IPortsFactory
{
    public static Ports Open()
    {
        var store = new InMemoryStore();
        return new Ports(store.Ledger, store.Entities, store.Tables, store.Work, store.Runs, store.Tenants, new Nothing());
    }

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

public sealed class OnSqlite : IPortsFactory
{
    public static Ports Open()
    {
        var files = new ScratchDirectory();
        var store = SqliteStore.Open(new SqliteStoreOptions { Path = files.Path, Synchronous = Synchronous.Off });
        return new Ports(store.Ledger, store.Entities, store.Tables, store.Work, store.Runs, store.Tenants, new Both(store, files));
    }

    private sealed class Both(SqliteStore store, ScratchDirectory files) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await store.DisposeAsync();
            files.Dispose();
        }
    }
}
