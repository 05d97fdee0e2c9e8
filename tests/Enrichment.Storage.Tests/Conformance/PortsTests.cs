namespace Enrichment.Storage.Tests.Conformance;

/// <summary>A suite over one empty store per test.</summary>
public abstract class PortsTests<TFactory> : IAsyncLifetime
    where TFactory : IPortsFactory
{
    protected Ports Store { get; private set; } = null!;

    public async Task InitializeAsync() => Store = await TFactory.Open();

    public async Task DisposeAsync() => await Store.DisposeAsync();
}
