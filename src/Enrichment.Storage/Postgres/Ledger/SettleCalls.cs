using Enrichment.Domain.Ledger;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Entities;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Ledger;

/// <summary>Settlements of a group: entities first, then decided on what was locked and read once, then one statement each for calls and budgets.</summary>
internal sealed class SettleCalls(StatementCounts counts) : PostgresHandler<SettlementToWrite, SettleVerdict>(counts, StatementArea.Ledger)
{
    protected override async Task Execute(PostgresSql sql, IReadOnlyList<SettlementToWrite> items, SettleVerdict[] results)
    {
        var entities = await EntityStatements.Save(sql.In(StatementArea.Entities), items.Select(i => i.Entity).OfType<SavedEntity>()).ConfigureAwait(false);
        List<CallSettlement> settlements = [.. items.Select(i => i.Settlement)];
        var ids = settlements.Select(s => s.Outcome?.CallId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var book = new SettlementBook(settlements, await CallRecords.Lock(sql, ids).ConfigureAwait(false));
        book.AddEarlier(await CallRecords.LockEarlier(sql, book.Questions).ConfigureAwait(false));
        book.Budgets = await BudgetStatements.Lock(sql, book.BudgetIds).ConfigureAwait(false);
        SettlementDecisions.Decide(items, entities, book, results);
        await CallRecords.Insert(sql, book.New).ConfigureAwait(false);
        await CallRecords.Update(sql, book.Changed).ConfigureAwait(false);
        await BudgetStatements.Save(sql, book.Budgets).ConfigureAwait(false);
    }
}
