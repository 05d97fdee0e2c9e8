using Enrichment.Domain.Identity;

namespace Enrichment.Storage.Calls;

/// <summary>The ledger for people: calls, sums, hit rates.</summary>
public interface ILedgerReader
{
    /// <summary>A page of calls in the order of their intents, after a <see cref="CallRecord.No"/> (0 from the start).</summary>
    Task<IReadOnlyList<CallRecord>> Calls(CallFilter filter, long afterNo, int limit);

    /// <summary>Every call of an entity, in the order in which they were begun.</summary>
    Task<IReadOnlyList<CallRecord>> OfEntity(EntityId entity);

    /// <summary>By operation.</summary>
    Task<IReadOnlyList<CallTotals>> Totals(CallFilter filter);

    /// <summary>How the calls were answered, by operation: hit rates.</summary>
    Task<IReadOnlyList<AnswerCount>> Answers(CallFilter filter);
}
