using Enrichment.Domain.Access;

namespace Enrichment.Domain.Ports;

/// <summary>Who may do what, and what was done.</summary>
public interface IAccessStore
{
    Task AddKey(ApiKey key);

    /// <summary>By the hash of its text; revoked ones too.</summary>
    Task<ApiKey?> FindKey(ReadOnlyMemory<byte> hash);

    Task<IReadOnlyList<ApiKey>> Keys();

    /// <summary>False when there is no such key or it was revoked before.</summary>
    Task<bool> RevokeKey(string keyId, DateTimeOffset at);

    /// <summary>
    /// Claims an idempotency key for a request: the first claim makes <paramref name="subject"/> its subject, later ones get that.
    /// </summary>
    /// <param name="keyHash">SHA-256 of the key as the client sent it.</param>
    /// <param name="requestHash">SHA-256 of what was asked.</param>
    Task<IdempotencyClaim> Claim(
        string tenant, ReadOnlyMemory<byte> keyHash, ReadOnlyMemory<byte> requestHash, string subject, DateTimeOffset at);

    Task Note(AuditEntry entry);

    /// <summary>Newest first, older than <paramref name="beforeSeq"/> (null for the newest).</summary>
    /// <param name="user">Only what was done with this user's keys, revoked ones too; null for all of the tenant.</param>
    Task<IReadOnlyList<AuditEntry>> Audit(string tenant, string? user, long? beforeSeq, int limit);
}
