namespace Enrichment.Storage.Tests.Conformance;

/// <summary>A suite over one empty store with its read side per test.</summary>
public abstract class StoreTests<TFactory> : IAsyncLifetime
    where TFactory : IStoreFactory
{
    private StoreUnderTest opened = null!;

    protected IStore Store => opened.Store;

    protected IStoreReader Reader { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        opened = await TFactory.OpenStore();
        Reader = await opened.Reader();
        await Prepare();
    }

    public async Task DisposeAsync() => await opened.DisposeAsync();

    /// <summary>What each test begins with.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    /// <summary>Closes the store and opens it again, as a restart does.</summary>
    protected Task Reopen() => opened.Reopen();
}
