using Enrichment.Domain.Identity;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>The ledger for people: calls, sums, hit rates.</summary>
public sealed class LedgerReader
{
    private readonly StoreReads _reads;

    internal LedgerReader(StoreReads reads) => _reads = reads;

    /// <summary>A page of calls in the order of their intents, after a <see cref="CallRecord.No"/> (0 from the start).</summary>
    public Task<IReadOnlyList<CallRecord>> Calls(CallFilter filter, long afterNo, int limit) =>
        _reads.Use<IReadOnlyList<CallRecord>>(StatementArea.Ledger, sql => CallListing.Page(sql, filter, afterNo, limit));

    /// <summary>Every call of an entity, in the order in which they were begun.</summary>
    public Task<IReadOnlyList<CallRecord>> OfEntity(EntityId entity) =>
        _reads.Use<IReadOnlyList<CallRecord>>(StatementArea.Ledger, sql => [.. CallListing.OfEntity(sql, entity)]);

    /// <summary>By operation.</summary>
    public Task<IReadOnlyList<CallTotals>> Totals(CallFilter filter) =>
        _reads.Use<IReadOnlyList<CallTotals>>(StatementArea.Ledger, sql => CallListing.Totals(sql, filter));

    /// <summary>How the calls were answered, by operation: hit rates.</summary>
    public Task<IReadOnlyList<AnswerCount>> Answers(CallFilter filter) =>
        _reads.Use<IReadOnlyList<AnswerCount>>(StatementArea.Ledger, sql => CallListing.Answers(sql, filter));
}
