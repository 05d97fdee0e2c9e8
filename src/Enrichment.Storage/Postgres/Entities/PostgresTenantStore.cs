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

    private sealed class SecretOf(StatementCounts counts) : SinglePostgresHandler<string, ReadOnlyMemory<byte>>(counts, StatementArea.Entities)
    {
        protected override async Task<ReadOnlyMemory<byte>> Execute(PostgresSql sql, string item)
        {
            await sql.Prepare("INSERT INTO tenants VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .With(item).With(RandomNumberGenerator.GetBytes(SecretBytes)).Execute().ConfigureAwait(false);
            return await Find(sql, item).ConfigureAwait(false);
        }
    }
}
