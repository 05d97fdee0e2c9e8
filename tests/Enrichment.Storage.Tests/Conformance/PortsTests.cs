namespace Enrichment.Storage.Tests.Conformance;

/// <summary>A suite over one empty store per test.</summary>
public abstract class PortsTests<TFactory> : IAsyncLifetime
    where TFactory : IPortsFactory
{
    protected Ports Store { get; } = TFactory.Open();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Store.DisposeAsync();
}
