using Enrichment.Domain.Ports;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>A store's ports, whatever keeps them.</summary>
public sealed record Ports(
    ILedger Ledger,
    IEntityStore Entities,
    ITableStore Tables,
    IWorkStore Work,
    IRunStore Runs,
    ITenantStore Tenants,
    IAsyncDisposable Store) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Store.DisposeAsync();
}

/// <summary>Opens an empty store.</summary>
public interface IPortsFactory
{
    static abstract Task<Ports> Open();
}
