using Enrichment.Domain.Ledger;

namespace Enrichment.Storage.Calls;

/// <summary>The calls and budgets that a group of settlements touches.</summary>
internal sealed class SettlementBook
{
    private readonly Dictionary<string, LedgerCall> _calls;
    private readonly Dictionary<Question, List<LedgerCall>> _repeatable = [];
    private readonly HashSet<LedgerCall> _changed = [];
    private readonly List<NewCall> _new = [];
    private readonly IReadOnlyList<CallSettlement> _settlements;

    /// <param name="calls">Those that are settled, as far as they are stored.</param>
    public SettlementBook(IReadOnlyList<CallSettlement> settlements, IEnumerable<LedgerCall> calls)
    {
        _settlements = settlements;
        _calls = calls.ToDictionary(c => c.CallId, StringComparer.Ordinal);
        foreach (var question in settlements.Where(s => s.FreeRepeat is not null).Select(QuestionOf).OfType<Question>()) _repeatable.TryAdd(question, []);
    }

    /// <summary>Questions whose earlier calls decide what the vendor charges: to be read, and given to <see cref="AddEarlier"/>.</summary>
    public IReadOnlyCollection<Question> Questions => _repeatable.Keys;

    /// <summary>The budgets to be read; ask once all calls are known.</summary>
    public IEnumerable<string> BudgetIds => _calls.Values.Select(c => c.Budgets).Concat(_settlements.Select(s => s.Free?.Budgets).OfType<IReadOnlyList<string>>())
        .Distinct(ReferenceEqualityComparer.Instance).Cast<IReadOnlyList<string>>().SelectMany(ids => ids);

    /// <summary>To be set before anything is decided.</summary>
    public BudgetBook Budgets { get; set; } = new([]);

    /// <summary>Free calls, which had no intent.</summary>
    public IReadOnlyList<NewCall> New => _new;

    public IReadOnlyCollection<LedgerCall> Changed => _changed;

    /// <summary>Takes in the stored calls of the <see cref="Questions"/> that are charged or unsettled.</summary>
    public void AddEarlier(IEnumerable<LedgerCall> calls)
    {
        foreach (var call in calls)
        {
            if (!_calls.TryGetValue(call.CallId, out var known)) _calls[call.CallId] = known = call;
            _repeatable[call.Question].Add(known);
        }
    }

    /// <exception cref="InvalidOperationException">The call was never intended, nor is it a free one.</exception>
    public LedgerCall CallOf(CallSettlement settlement, string callId)
    {
        if (_calls.TryGetValue(callId, out var call)) return call;
        var intent = settlement.Free ?? throw new InvalidOperationException($"The call {callId} has no intent.");
        var bearing = Budgets.Bearing(intent.Budgets);
        var free = new NewCall(new IntendedCall(intent), bearing.Ids);
        _new.Add(free);
        _calls[callId] = call = LedgerCall.Of(free);
        foreach (var line in bearing.Lines) line.Reserve(call.Most);
        return call;
    }

    /// <summary>Other calls of the same question, charged or unsettled, begun since.</summary>
    public IEnumerable<LedgerCall> Earlier(LedgerCall call, long since) =>
        _repeatable.GetValueOrDefault(call.Question, []).Where(c => c != call && c.IntendedAt >= since);

    public void Take(LedgerCall call, CallOutcome outcome, long charge)
    {
        if (outcome.State == CallState.Settled)
        {
            foreach (var line in Budgets.Bearing(call.Budgets).Lines) line.Settle(call.Most, charge);
        }

        call.Take(outcome, charge);
        _changed.Add(call);
        if (_repeatable.TryGetValue(call.Question, out var same) && !same.Contains(call)) same.Add(call);
    }

    private Question? QuestionOf(CallSettlement settlement) =>
        settlement.Outcome is { } outcome && _calls.TryGetValue(outcome.CallId, out var call) ? call.Question
        : settlement.Free is { } free ? new Question(free.Entity.Tenant, free.Operation, free.InputHash)
        : null;
}
