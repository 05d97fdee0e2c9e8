namespace Enrichment.Domain.Access;

/// <summary>What a key may do.</summary>
public enum AccessRole
{
    /// <summary>Its tenant's tables, jobs and runs.</summary>
    User = 0,

    /// <summary>Also what concerns the whole system: sources, schedules, other users' work, deletion of a tenant's data.</summary>
    Operator = 1,
}

/// <summary>An API key as the store knows it: never the key itself.</summary>
/// <param name="KeyId">Names it in lists and in the audit log; no secret.</param>
/// <param name="Hash">SHA-256 of the key's text.</param>
public sealed record ApiKey(
    string KeyId, ReadOnlyMemory<byte> Hash, string Tenant, string User, AccessRole Role, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);

/// <summary>That something was done, by whom and to what: ids, amounts and states, never a cell, a name or an e-mail.</summary>
/// <param name="Seq">Grows with each entry; 0 for one not stored yet.</param>
/// <param name="Actor">Key id, command or duty.</param>
/// <param name="Action">Such as <c>table.create</c>.</param>
/// <param name="Subject">Id of what it was done to.</param>
public sealed record AuditEntry(long Seq, DateTimeOffset At, string Tenant, string Actor, string Action, string Subject, string Detail);

/// <summary>What became of an idempotency key.</summary>
/// <param name="Subject">Id of what the key's first request made, or is to make.</param>
/// <param name="SameRequest">False where the key was used before for another request.</param>
public sealed record IdempotencyClaim(string Subject, bool IsNew, bool SameRequest);
