using Enrichment.Domain.Ledger;
using Enrichment.Domain.Money;
using Enrichment.Domain.Sources;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Entities;

namespace Enrichment.Storage.Calls;

/// <summary>A settlement as whoever brings it has prepared it.</summary>
/// <param name="Entity">The entity to be saved with it; null to leave it.</param>
internal sealed record SettlementToWrite(CallSettlement Settlement, SavedEntity? Entity)
{
    public static SettlementToWrite Of(CallSettlement settlement) => new(settlement, settlement.Entity is { } entity ? SavedEntity.Of(entity) : null);
}

/// <summary>Decides the settlements of a group in order of arrival, on calls and budgets that were read once.</summary>
internal static class SettlementDecisions
{
    public static void Decide(IReadOnlyList<SettlementToWrite> items, EntityBook entities, SettlementBook book, SettleVerdict[] verdicts)
    {
        for (var i = 0; i < items.Count; i++) verdicts[i] = Decide(items[i].Settlement, items[i].Entity, entities, book);
    }

    private static SettleVerdict Decide(CallSettlement settlement, SavedEntity? entity, EntityBook entities, SettlementBook book)
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
