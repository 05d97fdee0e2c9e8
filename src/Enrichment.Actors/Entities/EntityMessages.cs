using System.Collections.Immutable;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;

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

/// <summary>A crash left this call open: it is settled as one whose answer was lost. Answered with <see cref="OpenCallSettled"/>.</summary>
public sealed record SettleOpenCall(OpenCall Call);

public sealed record OpenCallSettled(string CallId);
