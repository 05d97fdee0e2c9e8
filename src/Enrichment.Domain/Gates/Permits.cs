using Enrichment.Domain.Buckets;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;

namespace Enrichment.Domain.Gates;

/// <summary>Asks for leave to make one call.</summary>
/// <param name="PermitId">Unique among permits asked for and held.</param>
/// <param name="Scope">What the concurrency limit counts in: a bucket or a whole run.</param>
/// <param name="ScopeLimit">Permits that the scope may hold at once, over all accounts.</param>
/// <param name="NotBefore">A retry's back-off; it waits here like any start.</param>
public sealed record PermitRequest(
    string PermitId,
    string Account,
    string Operation,
    PriorityClass Class,
    string Tenant,
    string Scope,
    int ScopeLimit,
    DateTimeOffset NotBefore);

/// <summary>What the gate decided for one permit.</summary>
/// <param name="Refused">Null when it was granted; else why the account cannot be asked now.</param>
public sealed record PermitDecision(PermitRequest Request, MissingReason? Refused, string Detail);

/// <summary>What came of a call that a permit was given for.</summary>
/// <param name="Wait">The wait that the vendor stated, for Throttled.</param>
public sealed record PermitReturn(string PermitId, AnswerClass Answer, TimeSpan? Wait);
