using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Sources;

namespace Enrichment.Storage.Memory;

/// <summary>The ledger's rules one call at a time: the model that the stores on disk are compared with.</summary>
internal sealed class MemoryLedger(Lock gate, MemoryEntities entities) : ILedger
{
    private readonly Dictionary<string, MemoryBudget> _budgets = new(StringComparer.Ordinal);
    private readonly MemoryCallBook _calls = new();

    public Task<IntentVerdict> Intend(CallIntent intent)
    {
        lock (gate) return Task.FromResult(Decide(intent));
    }

    public Task<SettleVerdict> Settle(CallSettlement settlement)
    {
        lock (gate)
        {
            var saved = settlement.Entity;
            var version = saved is null ? 0 : entities.VersionOf(saved.Id);
            if (saved is not null && saved.Version != version) return Task.FromResult(new SettleVerdict(false, 0, version, false));
            var (charged, overrun) = settlement.Outcome is { } outcome ? Settle(outcome, settlement) : (0, false);
            if (saved is not null) version = entities.Save(saved);
            return Task.FromResult(new SettleVerdict(true, charged, version, overrun));
        }
    }

    public Task EnsureBudgets(IReadOnlyList<Budget> budgets)
    {
        lock (gate)
        {
            foreach (var budget in budgets) _budgets.TryAdd(budget.Id, new MemoryBudget(budget.Id, budget.Limit));
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Budget>> SetLimits(IReadOnlyDictionary<string, decimal?> limits)
    {
        lock (gate)
        {
            foreach (var (id, limit) in limits)
            {
                if (_budgets.TryGetValue(id, out var known)) known.SetLimit(limit);
                else _budgets[id] = new MemoryBudget(id, limit);
            }

            return Task.FromResult(Views(limits.Keys));
        }
    }

    public Task<IReadOnlyList<Budget>> Budgets(IReadOnlyList<string> ids)
    {
        lock (gate) return Task.FromResult(Views(ids));
    }

    public Task<IReadOnlyList<OpenCall>> OpenCalls(int limit)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<OpenCall>>(
                [.. _calls.Open.Take(limit).Select(c => new OpenCall(c.Intent, c.State))]);
        }
    }

    public Task<IReadOnlyList<CallStart>> CallsSince(DateTimeOffset since)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<CallStart>>(
                [.. _calls.All.Where(c => c.Intent.At >= since).OrderBy(c => c.Intent.At)
                    .Select(c => new CallStart(c.Intent.Account, c.Intent.Operation, c.Intent.At))]);
        }
    }

    public Task<RequestCharges> ChargedFor(IReadOnlyList<string> requestIds)
    {
        lock (gate)
        {
            var calls = requestIds.SelectMany(_calls.OfRequest).Where(c => c.State == CallState.Settled).ToList();
            return Task.FromResult(new RequestCharges(calls.Sum(c => c.Charge), [.. calls.Select(c => c.Intent.CallId)]));
        }
    }

    public int HighestCallOf(EntityId entity) => _calls.HighestOf(entity);

    private IReadOnlyList<Budget> Views(IEnumerable<string> ids) =>
        [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(_budgets.ContainsKey).Select(id => _budgets[id].View())];

    private IntentVerdict Decide(CallIntent intent)
    {
        if (_calls.FindOpen(intent) is { } open) return new IntentVerdict(IntentVerdictKind.AlreadyOpen, open.Intent.CallId);
        var paying = Paying(intent);
        var tooSmall = paying.Find(id => !_budgets[id].CanBear(intent.Most));
        if (tooSmall is not null) return new IntentVerdict(IntentVerdictKind.OverBudget, tooSmall);
        Add(intent);
        foreach (var id in paying) _budgets[id].Reserve(intent.Most);
        return IntentVerdict.Accepted;
    }

    private List<string> Paying(CallIntent intent) => [.. intent.Budgets.Distinct(StringComparer.Ordinal).Where(_budgets.ContainsKey)];

    private MemoryCall Add(CallIntent intent)
    {
        var paying = Paying(intent);
        return _calls.Add(intent with { Budgets = paying }, [.. paying.Select(id => _budgets[id])]);
    }

    private (decimal Charged, bool Overrun) Settle(CallOutcome outcome, CallSettlement settlement)
    {
        var call = _calls.Find(outcome.CallId)
            ?? Add(settlement.Free ?? throw new InvalidOperationException($"The call {outcome.CallId} has no intent."));
        if (call.State == CallState.Settled) return (call.Charge, false);
        if (outcome.State != CallState.Settled) return (Leave(call, outcome.State), false);
        var charge = settlement.FreeRepeat is { } period && outcome.Answer.IsFinal() ? Repeat(call, outcome, period) : outcome.Charge;
        call.Settle(charge);
        _calls.Changed(call);
        return (charge, charge > call.Intent.Most);
    }

    private decimal Leave(MemoryCall call, CallState state)
    {
        if (call.IsOpen) call.Leave(state);
        _calls.Changed(call);
        return 0;
    }

    private decimal Repeat(MemoryCall call, CallOutcome outcome, TimeSpan period)
    {
        var earlier = _calls.SameQuestion(call).Where(c => c.Intent.At >= outcome.At - period).ToList();
        var isRepeat = earlier.Exists(c => c.State == CallState.Settled && c.Charge > 0);
        foreach (var lost in earlier.Where(c => c.State == CallState.Unsettled)) lost.Settle(0);
        return isRepeat ? 0 : outcome.Charge;
    }
}
