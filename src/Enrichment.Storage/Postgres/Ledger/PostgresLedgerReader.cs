using Enrichment.Domain.Identity;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Ledger;

internal sealed class PostgresLedgerReader(PostgresReads reads) : ILedgerReader
{
    public async Task<IReadOnlyList<CallRecord>> Calls(CallFilter filter, long afterNo, int limit) =>
        await Use(filter, sql => CallQuery.Page(sql, filter, afterNo, limit)).ConfigureAwait(false);

    public async Task<IReadOnlyList<CallRecord>> OfEntity(EntityId entity) =>
        await reads.OfTenant(entity.Tenant, StatementArea.Ledger, sql => CallQuery.OfEntities(sql, [entity])).ConfigureAwait(false);

    public async Task<IReadOnlyList<CallTotals>> Totals(CallFilter filter) =>
        await Use(filter, sql => CallQuery.Totals(sql, filter)).ConfigureAwait(false);

    public async Task<IReadOnlyList<AnswerCount>> Answers(CallFilter filter) =>
        await Use(filter, sql => CallQuery.Answers(sql, filter)).ConfigureAwait(false);

    private Task<T> Use<T>(CallFilter filter, Func<PostgresSql, Task<T>> read) => filter.Run is { Tenant: var tenant }
        ? reads.OfTenant(tenant, StatementArea.Ledger, read)
        : reads.OfAll(StatementArea.Ledger, read);
}
