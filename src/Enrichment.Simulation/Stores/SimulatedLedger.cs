using Enrichment.Domain.Ledger;
using Enrichment.Domain.Ports;

namespace Enrichment.Simulation.Stores;

internal sealed class SimulatedLedger(ProcessStore store, ILedgerWatch watch) : ILedger
{
    private LedgerBook Book => store.Durable.Ledger;

    public Task<IntentVerdict> Intend(CallIntent intent) => store.Writes.Write<CallIntent, IntentVerdict>(Intend, intent);

    public Task<SettleVerdict> Settle(CallSettlement settlement) => store.Writes.Write<CallSettlement, SettleVerdict>(Settle, settlement);

    public async Task EnsureBudgets(IReadOnlyList<Budget> budgets) => await store.Write(() =>
    {
        Book.Ensure(budgets);
        return true;
    });

    public Task<IReadOnlyList<Budget>> SetLimits(IReadOnlyDictionary<string, decimal?> limits) => store.Write(() =>
    {
        var views = Book.Limit(limits);
        store.World.Story.Tell("ledger", $"limits: {string.Join(", ", views.Select(v => $"{v.Id} = {v.Limit}"))}");
        watch.LimitsSet(limits);
        return views;
    });

    public Task<IReadOnlyList<Budget>> Budgets(IReadOnlyList<string> ids) => store.Reads.Read(() => Book.View(ids));

    public Task<IReadOnlyList<OpenCall>> OpenCalls(int limit) => store.Reads.Read(() => Book.Open(limit));

    public Task<IReadOnlyList<CallStart>> CallsSince(DateTimeOffset since) => store.Reads.Read(() => Book.Since(since));

    public Task<RequestCharges> ChargedFor(IReadOnlyList<string> requestIds) => store.Reads.Read(() => Book.ChargedFor(requestIds));

    private void Intend(IReadOnlyList<CallIntent> intents, IntentVerdict[] verdicts)
    {
        var before = intents.Select(i => Book.Load(i.Entity)).ToList();
        Book.Intend(intents, verdicts);
        for (var i = 0; i < intents.Count; i++)
        {
            store.World.Story.Tell("ledger", $"intent {intents[i].CallId} {intents[i].Operation} for {intents[i].RequestId} at most {intents[i].Most}: {verdicts[i].Kind} {verdicts[i].Where}");
            watch.Intended(intents[i], verdicts[i], before[i]);
        }
    }

    private void Settle(IReadOnlyList<CallSettlement> settlements, SettleVerdict[] verdicts)
    {
        var before = settlements.Select(s => s.Entity is { } entity ? Book.Load(entity.Id) : null).ToList();
        Book.Settle(settlements, verdicts);
        for (var i = 0; i < settlements.Count; i++)
        {
            var (settlement, verdict) = (settlements[i], verdicts[i]);
            store.World.Story.Tell("ledger", $"outcome {settlement.Outcome?.CallId} {settlement.Outcome?.State} {settlement.Outcome?.Answer}: stored {verdict.Stored}, charged {verdict.Charged}, version {verdict.Version}");
            watch.Settled(settlement, verdict, before[i], settlement.Entity is { } entity ? Book.Load(entity.Id) : null);
        }
    }
}
