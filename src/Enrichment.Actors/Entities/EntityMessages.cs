using System.Collections.Immutable;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;

namespace Enrichment.Actors.Entities;

/// <summary>Asks an entity for the fields of a bucket's stages. Answered once, with an <see cref="Domain.Rows.EntityAnswer"/>; idempotent by request id.</summary>
/// <param name="Entity">The entity that is asked.</param>
/// <param name="AnswerAs">The entity that the asker knows it by: another one where a provisional company learnt its domain.</param>
/// <param name="Given">What the asker's lowest row tells.</param>
/// <param name="Again">The request may have been worked before: what it paid then is looked up.</param>
/// <param name="Seed">What an alias had learnt before it forwarded; null for most.</param>
public sealed record Enrich(
    string RequestId,
    EntityId Entity,
    EntityId AnswerAs,
    BucketDefinition Bucket,
    IReadOnlyDictionary<string, string> Given,
    bool Again,
    EntitySeed? Seed);

/// <summary>Facts and answers that move from a provisional company to the one it turned out to be.</summary>
public sealed record EntitySeed(ImmutableSortedDictionary<string, Fact> Facts, ImmutableSortedDictionary<string, Attempt> Attempts, RequestCharges Paid);

/// <summary>The asker wants no answer any more; a call in flight is finished all the same.</summary>
public sealed record Withdraw(string RequestId);

/// <summary>
/// The asker wants no further call made. What is in flight for it is finished, then it is answered with what is known; what was
/// not asked is missing for this reason. A request that is not known here is answered with <see cref="RequestUnknown"/>.
/// </summary>
public sealed record StopAsking(string RequestId, MissingReason Reason, string Why);

public sealed record RequestUnknown(string RequestId);

/// <summary>The asker's request is of another class from here on, and so is the call that waits for it.</summary>
public sealed record Reprioritise(string RequestId, PriorityClass To);

/// <summary>A crash left this call open: it is settled as one whose answer was lost. Answered with <see cref="OpenCallSettled"/>.</summary>
public sealed record SettleOpenCall(OpenCall Call);

public sealed record OpenCallSettled(string CallId);

/// <summary>
/// Forgets everything known of the entity, in memory and in the store. Refused while somebody waits for it or a call is open, whose
/// answer would be stored after all. Answered with <see cref="EntityForgotten"/>.
/// </summary>
public sealed record ForgetEntity;

/// <param name="Refused">Why it was not done; null when it was.</param>
/// <param name="Rows">How many rows named it.</param>
public sealed record EntityForgotten(string? Refused, long Rows);

/// <summary>The entity leaves this node: what is under way is finished, and who waits is sent on. Never travels between nodes.</summary>
public sealed record HandOff
{
    public static readonly HandOff Instance = new();
}
