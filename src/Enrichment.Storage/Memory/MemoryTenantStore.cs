using System.Security.Cryptography;
using System.Text;
using Enrichment.Domain.Ports;

namespace Enrichment.Storage.Memory;

/// <summary>Secrets that follow from the tenant's name, so that a simulation replays; never for real data.</summary>
internal sealed class MemoryTenantStore(Lock gate, MemoryTables tables, MemoryEntities entities) : ITenantStore
{
    private readonly Dictionary<string, byte[]> _secrets = new(StringComparer.Ordinal);

    public Task<ReadOnlyMemory<byte>> Secret(string tenant)
    {
        lock (gate)
        {
            if (!_secrets.TryGetValue(tenant, out var secret)) _secrets[tenant] = secret = SHA256.HashData(Encoding.UTF8.GetBytes(tenant));
            return Task.FromResult<ReadOnlyMemory<byte>>(secret);
        }
    }

    public Task<ErasedData> Erase(string tenant)
    {
        lock (gate)
        {
            var gone = tables.All.Where(t => t.Definition.Tenant == tenant).ToList();
            foreach (var table in gone) tables.Remove(table.Definition.TableId);
            foreach (var run in tables.Listed.Keys.Where(r => r.Tenant == tenant).ToList()) tables.Listed.Remove(run);
            return Task.FromResult(new ErasedData(gone.Count, gone.Sum(t => (long)t.Rows.Count), entities.EraseAll(tenant), 0));
        }
    }
}
