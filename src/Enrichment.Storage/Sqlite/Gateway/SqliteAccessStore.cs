using Enrichment.Domain.Access;
using Enrichment.Domain.Ports;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Gateway;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Gateway;

internal sealed class SqliteAccessStore(GroupWriter writer, StoreReads reads, StatementCounts counts) : IAccessStore
{
    private const string KeyColumns = "key_id, hash, tenant, user, role, created_at, revoked_at";
    private readonly KeyAdder _addKey = new(counts);
    private readonly KeyRevoker _revokeKey = new(counts);
    private readonly IdempotencyClaims _claim = new(counts);
    private readonly AuditWriter _note = new(counts);

    public Task AddKey(ApiKey key) => writer.Write(_addKey, key);

    public Task<ApiKey?> FindKey(ReadOnlyMemory<byte> hash) => reads.Use(
        StatementArea.Gateway, sql => sql.Prepare($"SELECT {KeyColumns} FROM api_keys WHERE hash = ?1").Bind(1, hash.Span).First(StoredGateway.Key));

    public Task<IReadOnlyList<ApiKey>> Keys() => Keys(reads);

    public static Task<IReadOnlyList<ApiKey>> Keys(StoreReads reads) => reads.Use<IReadOnlyList<ApiKey>>(
        StatementArea.Gateway, sql => sql.Prepare($"SELECT {KeyColumns} FROM api_keys ORDER BY tenant, created_at, key_id").List(StoredGateway.Key));

    public Task<bool> RevokeKey(string keyId, DateTimeOffset at) => writer.Write(_revokeKey, (keyId, at));

    public Task<IdempotencyClaim> Claim(
        string tenant, ReadOnlyMemory<byte> keyHash, ReadOnlyMemory<byte> requestHash, string subject, DateTimeOffset at) =>
        writer.Write(_claim, new ClaimToMake(tenant, keyHash, requestHash, subject, at));

    public Task Note(AuditEntry entry) => writer.Write(_note, entry);

    public Task<IReadOnlyList<AuditEntry>> Audit(string tenant, string? user, long? beforeSeq, int limit) => reads.Use<IReadOnlyList<AuditEntry>>(
        StatementArea.Gateway,
        sql => sql.Prepare($"""
            SELECT {StoredGateway.AuditColumns} FROM audit WHERE tenant = ?1 AND seq < ?2
              AND (?4 IS NULL OR actor IN (SELECT key_id FROM api_keys WHERE tenant = ?1 AND user = ?4)) ORDER BY seq DESC LIMIT ?3
            """).Bind(1, tenant).Bind(2, beforeSeq ?? long.MaxValue).Bind(3, limit).Bind(4, user)
            .List(StoredGateway.Entry));

    private sealed record ClaimToMake(
        string Tenant, ReadOnlyMemory<byte> KeyHash, ReadOnlyMemory<byte> RequestHash, string Subject, DateTimeOffset At);

    private sealed class KeyAdder(StatementCounts counts) : SingleHandler<ApiKey, bool>(counts, StatementArea.Gateway)
    {
        protected override bool Execute(StoreSql sql, ApiKey item) => sql.Prepare("INSERT INTO api_keys VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
            .Bind(1, item.KeyId).Bind(2, item.Hash.Span).Bind(3, item.Tenant).Bind(4, item.User).Bind(5, (long)item.Role)
            .Bind(6, Columns.Micros(item.CreatedAt)).Bind(7, Columns.Micros(item.RevokedAt)).Execute() > 0;
    }

    private sealed class KeyRevoker(StatementCounts counts) : SingleHandler<(string KeyId, DateTimeOffset At), bool>(counts, StatementArea.Gateway)
    {
        protected override bool Execute(StoreSql sql, (string KeyId, DateTimeOffset At) item) =>
            sql.Prepare("UPDATE api_keys SET revoked_at = ?2 WHERE key_id = ?1 AND revoked_at IS NULL")
                .Bind(1, item.KeyId).Bind(2, Columns.Micros(item.At)).Execute() > 0;
    }

    private sealed class IdempotencyClaims(StatementCounts counts) : SingleHandler<ClaimToMake, IdempotencyClaim>(counts, StatementArea.Gateway)
    {
        protected override IdempotencyClaim Execute(StoreSql sql, ClaimToMake item)
        {
            var isNew = sql.Prepare("INSERT INTO idempotency VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING")
                .Bind(1, item.Tenant).Bind(2, item.KeyHash.Span).Bind(3, item.RequestHash.Span).Bind(4, item.Subject)
                .Bind(5, Columns.Micros(item.At)).Execute() > 0;
            return isNew
                ? new IdempotencyClaim(item.Subject, true, true)
                : sql.Prepare("SELECT subject, request_hash = ?3 FROM idempotency WHERE tenant = ?1 AND key_hash = ?2")
                    .Bind(1, item.Tenant).Bind(2, item.KeyHash.Span).Bind(3, item.RequestHash.Span)
                    .First(row => new IdempotencyClaim(row.RequiredText(0), false, row.Integer(1) != 0))!;
        }
    }

    private sealed class AuditWriter(StatementCounts counts) : SingleHandler<AuditEntry, bool>(counts, StatementArea.Gateway)
    {
        protected override bool Execute(StoreSql sql, AuditEntry item) => sql.Prepare("""
            INSERT INTO audit(at, tenant, actor, action, subject, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """).Bind(1, Columns.Micros(item.At)).Bind(2, item.Tenant).Bind(3, item.Actor).Bind(4, item.Action).Bind(5, item.Subject)
            .Bind(6, item.Detail).Execute() > 0;
    }
}
