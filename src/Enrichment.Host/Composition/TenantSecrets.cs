using System.Collections.Concurrent;
using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;

namespace Enrichment.Host.Composition;

/// <summary>
/// The tenants' secrets, in memory once an entity of the tenant has been loaded: planning hashes inputs and cannot wait for a store.
/// </summary>
internal sealed class TenantSecrets(ITenantStore tenants)
{
    private readonly ConcurrentDictionary<string, byte[]> known = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">No entity of the tenant was loaded through <see cref="Before"/>.</exception>
    public byte[] Of(string tenant) =>
        known.TryGetValue(tenant, out var secret) ? secret : throw new InvalidOperationException($"The secret of tenant {tenant} was not loaded.");

    /// <summary>The same store, which sees to it that the tenant's secret is known before an entity is.</summary>
    public IEntityStore Before(IEntityStore entities) => new SecretsFirst(this, entities);

    /// <summary>The tenant's secret was deleted with its data.</summary>
    public void Forget(string tenant) => known.TryRemove(tenant, out _);

    /// <summary>Any tenant's secret may have been deleted on another node: each is read anew, and kept while it is.</summary>
    public async Task Refresh()
    {
        foreach (var tenant in known.Keys)
        {
            known[tenant] = (await tenants.Secret(tenant)).ToArray();
        }
    }

    private async Task Ensure(string tenant) => known.TryAdd(tenant, (await tenants.Secret(tenant)).ToArray());

    private sealed class SecretsFirst(TenantSecrets secrets, IEntityStore entities) : IEntityStore
    {
        public Task<EntityState> Load(EntityId id) => secrets.known.ContainsKey(id.Tenant) ? entities.Load(id) : LoadBoth(id);

        public Task<long> Erase(EntityId id) => entities.Erase(id);

        private async Task<EntityState> LoadBoth(EntityId id)
        {
            await secrets.Ensure(id.Tenant);
            return await entities.Load(id);
        }
    }
}
