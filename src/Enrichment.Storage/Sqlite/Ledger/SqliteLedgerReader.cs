using Enrichment.Domain.Identity;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

internal sealed class SqliteLedgerReader(StoreReads reads) : ILedgerReader
{
    public Task<IReadOnlyList<CallRecord>> Calls(CallFilter filter, long afterNo, int limit) =>
        reads.Use<IReadOnlyList<CallRecord>>(StatementArea.Ledger, sql => CallListing.Page(sql, filter, afterNo, limit));

    public Task<IReadOnlyList<CallRecord>> OfEntity(EntityId entity) =>
        reads.Use<IReadOnlyList<CallRecord>>(StatementArea.Ledger, sql => [.. CallListing.OfEntity(sql, entity)]);

    public Task<IReadOnlyList<CallTotals>> Totals(CallFilter filter) =>
        reads.Use<IReadOnlyList<CallTotals>>(StatementArea.Ledger, sql => CallListing.Totals(sql, filter));

    public Task<IReadOnlyList<AnswerCount>> Answers(CallFilter filter) =>
        reads.Use<IReadOnlyList<AnswerCount>>(StatementArea.Ledger, sql => CallListing.Answers(sql, filter));
}
