using System.Security.Cryptography;
using Enrichment.Domain.Ports;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Entities;

internal sealed class PostgresTenantStore(PostgresWrites writes, StatementCounts counts) : ITenantStore
{
    private const int SecretBytes = 32;
    private readonly SecretOf _secretOf = new(counts);
    private readonly EraseTenant _erase = new(counts);

    public Task<ReadOnlyMemory<byte>> Secret(string tenant) => writes.Write(_secretOf, WriteKind.Views, tenant, tenant);

    public Task<ErasedData> Erase(string tenant) => writes.Write(_erase, WriteKind.Rows, tenant, tenant);

    public static Task<byte[]?> Find(PostgresSql sql, string tenant) =>
        sql.Prepare("SELECT secret FROM tenants WHERE tenant = $1").With(tenant).First(row => row.Blob(0).ToArray());

    /// <summary>A run begins with thousands of entities at once that ask for the one secret: a group asks once.</summary>
    private sealed class SecretOf(StatementCounts counts) : PostgresHandler<string, ReadOnlyMemory<byte>>(counts, StatementArea.Entities)
    {
        protected override async Task Execute(PostgresSql sql, IReadOnlyList<string> items, ReadOnlyMemory<byte>[] results)
        {
            var secrets = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
            foreach (var tenant in items.Distinct(StringComparer.Ordinal)) secrets[tenant] = await Make(sql, tenant).ConfigureAwait(false);
            for (var i = 0; i < items.Count; i++) results[i] = secrets[items[i]];
        }

        private static async Task<byte[]?> Make(PostgresSql sql, string tenant)
        {
            await sql.Prepare("INSERT INTO tenants VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .With(tenant).With(RandomNumberGenerator.GetBytes(SecretBytes)).Execute().ConfigureAwait(false);
            return await Find(sql, tenant).ConfigureAwait(false);
        }
    }
}
