using Enrichment.Domain.Ledger;
using Enrichment.Domain.Money;
using Enrichment.Domain.Sources;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Entities;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>Settlements of a group: entities first, then decided in order of arrival on what was read once, then one statement each for calls and budgets.</summary>
internal sealed class SettleCalls(StatementCounts counts, OpenCallMemory open) :
    StoreHandler<(CallSettlement Settlement, SavedEntity? Entity), SettleVerdict>(counts, StatementArea.Ledger)
{
    protected override void Execute(
        StoreSql sql, IReadOnlyList<(CallSettlement Settlement, SavedEntity? Entity)> items, SettleVerdict[] results)
    {
        var documents = sql.In(StatementArea.Entities);
        var entities = EntityBook.Save(documents, items.Select(i => i.Entity).OfType<SavedEntity>());
        var book = new SettlementBook(sql, [.. items.Select(i => i.Settlement)], open);
        for (var i = 0; i < items.Count; i++) results[i] = Settle(items[i].Settlement, items[i].Entity, entities, book);
        book.Save(sql);
    }

    private static SettleVerdict Settle(CallSettlement settlement, SavedEntity? entity, EntityBook entities, SettlementBook book)
    {
        if (entity is not null && !entities.Took(entity)) return new SettleVerdict(false, 0, entities.VersionOf(entity), false);
        var (charged, overrun) = settlement.Outcome is { } outcome ? Settle(settlement, outcome, book) : (0, false);
        return new SettleVerdict(true, Nanos.ToDollars(charged), entity is null ? 0 : entity.Version + 1, overrun);
    }

    private static (long Charged, bool Overrun) Settle(CallSettlement settlement, CallOutcome outcome, SettlementBook book)
    {
        var call = book.CallOf(settlement, outcome.CallId);
        if (call.State == CallState.Settled) return (call.Charge, false);
        if (outcome.State != CallState.Settled)
        {
            if (call.IsOpen) book.Take(call, outcome, 0);
            return (0, false);
        }

        var charge = Nanos.From(outcome.Charge);
        if (settlement.FreeRepeat is { } period && outcome.Answer.IsFinal()) charge = ChargeOfRepeat(call, outcome, charge, period, book);
        book.Take(call, outcome, charge);
        return (charge, charge > call.Most);
    }

    /// <summary>The vendor charges the question once: an earlier charge makes this one free, and this answer tells what lost ones cost.</summary>
    private static long ChargeOfRepeat(LedgerCall call, CallOutcome outcome, long charge, TimeSpan period, SettlementBook book)
    {
        var earlier = book.Earlier(call, Columns.Micros(outcome.At - period)).ToList();
        foreach (var lost in earlier.Where(c => c.State == CallState.Unsettled))
        {
            book.Take(lost, outcome with { Units = 0, Detail = $"settled by the repeat {call.CallId}" }, 0);
        }

        return earlier.Exists(c => c.State == CallState.Settled && c.Charge > 0) ? 0 : charge;
    }
}
