using System.Security.Cryptography;
using Enrichment.Domain.Ports;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Entities;

internal sealed class SqliteTenantStore(GroupWriter writer, StatementCounts counts) : ITenantStore
{
    private const int SecretBytes = 32;
    private readonly SecretOf _secretOf = new(counts);

    private readonly EraseTenant _erase = new(counts);

    public Task<ReadOnlyMemory<byte>> Secret(string tenant) => writer.Write(_secretOf, tenant);

    public Task<ErasedData> Erase(string tenant) => writer.Write(_erase, tenant);

    private sealed class SecretOf(StatementCounts counts) : SingleHandler<string, ReadOnlyMemory<byte>>(counts, StatementArea.Entities)
    {
        protected override ReadOnlyMemory<byte> Execute(StoreSql sql, string item)
        {
            sql.Prepare("INSERT INTO tenants VALUES (?1, ?2) ON CONFLICT DO NOTHING")
                .Bind(1, item).Bind(2, RandomNumberGenerator.GetBytes(SecretBytes).AsSpan()).Execute();
            return sql.Prepare("SELECT secret FROM tenants WHERE tenant = ?1").Bind(1, item).First(row => row.Blob(0).ToArray());
        }
    }
}
