namespace Enrichment.Domain.Ports;

/// <summary>What the store keeps per tenant.</summary>
public interface ITenantStore
{
    /// <summary>The tenant's secret, 32 random bytes made at first use: the key under which persons' ids are hashed.</summary>
    Task<ReadOnlyMemory<byte>> Secret(string tenant);
}
