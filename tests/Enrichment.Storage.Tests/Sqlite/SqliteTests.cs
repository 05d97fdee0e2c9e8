using Enrichment.Storage.Sqlite;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Tests.Sqlite;

/// <summary>A suite over one empty SQLite store per test.</summary>
#pragma warning disable CA1001 // xunit ends it by IAsyncLifetime.
public abstract class SqliteTests : IAsyncLifetime
#pragma warning restore CA1001
{
    private readonly ScratchDirectory files = new();

    protected SqliteStore Store { get; private set; } = null!;

    protected IStoreReader Reader { get; private set; } = null!;

    protected string Folder => files.Path;

    public Task InitializeAsync()
    {
        Store = SqliteStore.Open(new SqliteStoreOptions { Path = files.Path, Synchronous = Synchronous.Off });
        Reader = SqliteStoreReader.Open(files.Path);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await Reader.DisposeAsync();
        await Store.DisposeAsync();
        files.Dispose();
    }
}
