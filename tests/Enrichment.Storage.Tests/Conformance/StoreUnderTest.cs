namespace Enrichment.Storage.Tests.Conformance;

/// <summary>Opens an empty store with its read side.</summary>
public interface IStoreFactory
{
    static abstract Task<StoreUnderTest> OpenStore();
}

/// <summary>A store with its read side, which goes when the test ends.</summary>
public sealed class StoreUnderTest : IAsyncDisposable
{
    private readonly Func<Task<IStore>> open;
    private readonly Func<Task> delete;
    private readonly Func<Task<IStoreReader>> read;
    private IStoreReader? reader;

    private StoreUnderTest(IStore store, Func<Task<IStore>> open, Func<Task<IStoreReader>> read, Func<Task> delete) =>
        (Store, this.open, this.read, this.delete) = (store, open, read, delete);

    public IStore Store { get; private set; }

    public static async Task<StoreUnderTest> Open(Func<Task<IStore>> open, Func<Task<IStoreReader>> read, Func<Task> delete) =>
        new(await open(), open, read, delete);

    public async Task<IStoreReader> Reader() => reader ??= await read();

    public Ports Ports() => new(Store.Ledger, Store.Entities, Store.Tables, Store.Work, Store.Runs, Store.Tenants, this);

    /// <summary>Closes the store and opens it again, as a restart does.</summary>
    public async Task Reopen()
    {
        await Store.DisposeAsync();
        Store = await open();
    }

    public async ValueTask DisposeAsync()
    {
        if (reader is not null) await reader.DisposeAsync();
        await Store.DisposeAsync();
        await delete();
    }
}
