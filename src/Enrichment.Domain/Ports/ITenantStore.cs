namespace Enrichment.Domain.Ports;

/// <summary>What went with a tenant's data.</summary>
public sealed record ErasedData(long Tables, long Rows, long Entities, long Jobs);

/// <summary>What the store keeps per tenant.</summary>
public interface ITenantStore
{
    /// <summary>The tenant's secret, 32 random bytes made at first use: the key under which persons' ids are hashed.</summary>
    Task<ReadOnlyMemory<byte>> Secret(string tenant);

    /// <summary>
    /// Takes away the tenant's data: tables with their rows, entities, businesses, jobs, claimed idempotency keys, and the secret
    /// without which no hash of it leads back to anybody. Runs, calls, budgets and the audit log stay: they name nobody.
    /// </summary>
    Task<ErasedData> Erase(string tenant);
}
