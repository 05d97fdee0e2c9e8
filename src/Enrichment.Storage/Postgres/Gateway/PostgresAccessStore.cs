using Enrichment.Domain.Access;
using Enrichment.Domain.Ports;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Gateway;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Gateway;

internal sealed class PostgresAccessStore(PostgresWrites writes, PostgresReads reads, StatementCounts counts) : IAccessStore
{
    private const string KeyColumns = "key_id, hash, tenant, holder, role, created_at, revoked_at";
    private readonly KeyAdder _addKey = new(counts);
    private readonly KeyRevoker _revokeKey = new(counts);
    private readonly IdempotencyClaims _claim = new(counts);
    private readonly AuditWriter _note = new(counts);

    public Task AddKey(ApiKey key) => writes.Write(_addKey, WriteKind.Views, key.Tenant, key);

    /// <summary>Whose it is says the key only.</summary>
    public Task<ApiKey?> FindKey(ReadOnlyMemory<byte> hash) => reads.OfAll(
        StatementArea.Gateway, sql => sql.Prepare($"SELECT {KeyColumns} FROM api_keys WHERE hash = $1").With(hash).First(StoredGateway.Key));

    public Task<IReadOnlyList<ApiKey>> Keys() => Keys(reads);

    public static async Task<IReadOnlyList<ApiKey>> Keys(PostgresReads reads) => await reads.OfAll(
        StatementArea.Gateway,
        sql => sql.Prepare($"SELECT {KeyColumns} FROM api_keys ORDER BY tenant, created_at, key_id").List(StoredGateway.Key)).ConfigureAwait(false);

    public async Task<bool> RevokeKey(string keyId, DateTimeOffset at)
    {
        var tenant = await reads.OfAll(
            StatementArea.Gateway,
            sql => sql.Prepare("SELECT tenant FROM api_keys WHERE key_id = $1").With(keyId).First(row => row.RequiredText(0))).ConfigureAwait(false);
        return tenant is not null && await writes.Write(_revokeKey, WriteKind.Views, tenant, (keyId, at)).ConfigureAwait(false);
    }

    public Task<IdempotencyClaim> Claim(
        string tenant, ReadOnlyMemory<byte> keyHash, ReadOnlyMemory<byte> requestHash, string subject, DateTimeOffset at) =>
        writes.Write(_claim, WriteKind.Views, tenant, new ClaimToMake(tenant, keyHash, requestHash, subject, at));

    public Task Note(AuditEntry entry) => writes.Write(_note, WriteKind.Views, entry.Tenant, entry);

    public async Task<IReadOnlyList<AuditEntry>> Audit(string tenant, string? user, long? beforeSeq, int limit) => await reads.OfTenant(
        tenant,
        StatementArea.Gateway,
        sql => sql.Prepare($"""
            SELECT {StoredGateway.AuditColumns} FROM audit WHERE tenant = $1 AND seq < $2
              AND ($4::text IS NULL OR actor IN (SELECT key_id FROM api_keys WHERE tenant = $1 AND holder = $4)) ORDER BY seq DESC LIMIT $3
            """).With(tenant).With(beforeSeq ?? long.MaxValue).With(limit).With(user).List(StoredGateway.Entry)).ConfigureAwait(false);

    private sealed record ClaimToMake(
        string Tenant, ReadOnlyMemory<byte> KeyHash, ReadOnlyMemory<byte> RequestHash, string Subject, DateTimeOffset At);

    private sealed class KeyAdder(StatementCounts counts) : SinglePostgresHandler<ApiKey, bool>(counts, StatementArea.Gateway)
    {
        protected override async Task<bool> Execute(PostgresSql sql, ApiKey item) =>
            await sql.Prepare($"INSERT INTO api_keys({KeyColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7)")
                .With(item.KeyId).With(item.Hash).With(item.Tenant).With(item.User).With((long)item.Role)
                .With(Columns.Micros(item.CreatedAt)).With(Columns.Micros(item.RevokedAt)).Execute().ConfigureAwait(false) > 0;
    }

    private sealed class KeyRevoker(StatementCounts counts) : SinglePostgresHandler<(string KeyId, DateTimeOffset At), bool>(counts, StatementArea.Gateway)
    {
        protected override async Task<bool> Execute(PostgresSql sql, (string KeyId, DateTimeOffset At) item) =>
            await sql.Prepare("UPDATE api_keys SET revoked_at = $2 WHERE key_id = $1 AND revoked_at IS NULL")
                .With(item.KeyId).With(Columns.Micros(item.At)).Execute().ConfigureAwait(false) > 0;
    }

    private sealed class IdempotencyClaims(StatementCounts counts) : SinglePostgresHandler<ClaimToMake, IdempotencyClaim>(counts, StatementArea.Gateway)
    {
        protected override async Task<IdempotencyClaim> Execute(PostgresSql sql, ClaimToMake item)
        {
            var isNew = await sql.Prepare("INSERT INTO idempotency VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING")
                .With(item.Tenant).With(item.KeyHash).With(item.RequestHash).With(item.Subject).With(Columns.Micros(item.At)).Execute().ConfigureAwait(false) > 0;
            return isNew
                ? new IdempotencyClaim(item.Subject, true, true)
                : (await sql.Prepare("SELECT subject, request_hash = $3 FROM idempotency WHERE tenant = $1 AND key_hash = $2")
                    .With(item.Tenant).With(item.KeyHash).With(item.RequestHash)
                    .First(row => new IdempotencyClaim(row.RequiredText(0), false, row.Flag(1))).ConfigureAwait(false))!;
        }
    }

    private sealed class AuditWriter(StatementCounts counts) : SinglePostgresHandler<AuditEntry, bool>(counts, StatementArea.Gateway)
    {
        protected override async Task<bool> Execute(PostgresSql sql, AuditEntry item) => await sql.Prepare("""
            INSERT INTO audit(at, tenant, actor, action, subject, detail) VALUES ($1, $2, $3, $4, $5, $6)
            """).With(Columns.Micros(item.At)).With(item.Tenant).With(item.Actor).With(item.Action).With(item.Subject)
            .With(item.Detail).Execute().ConfigureAwait(false) > 0;
    }
}
