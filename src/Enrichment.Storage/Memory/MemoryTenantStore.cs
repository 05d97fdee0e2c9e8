using System.Security.Cryptography;
using System.Text;
using Enrichment.Domain.Ports;

namespace Enrichment.Storage.Memory;

/// <summary>Secrets that follow from the tenant's name, so that a simulation replays; never for real data.</summary>
internal sealed class MemoryTenantStore(Lock gate) : ITenantStore
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
}
