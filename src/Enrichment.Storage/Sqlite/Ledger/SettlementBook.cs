using Enrichment.Domain.Ledger;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>The calls and budgets that a group of settlements touches.</summary>
internal sealed class SettlementBook
{
    private static readonly RowSet<Question> SelectRepeatable = new(
        "tenant, operation, input_hash",
        $"""
        SELECT {LedgerCall.SelectColumns} FROM n CROSS JOIN calls c INDEXED BY calls_repeatable
        ON c.tenant = n.tenant AND c.operation = n.operation AND c.input_hash = n.input_hash AND (c.state = 3 OR c.charge > 0)
        """,
        static (row, question) => row.Text(question.Tenant).Text(question.Operation).Text(question.InputHash));

    private readonly Dictionary<string, LedgerCall> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<Question, List<LedgerCall>> _repeatable = [];
    private readonly HashSet<LedgerCall> _changed = [];
    private readonly List<NewCall> _new = [];
    private readonly BudgetBook _budgets;

    public SettlementBook(StoreSql sql, IReadOnlyList<CallSettlement> settlements, OpenCallMemory open)
    {
        LoadCalls(sql, settlements, open);
        LoadRepeatable(sql, settlements);
        var budgets = _calls.Values.SelectMany(c => c.Budgets).Concat(settlements.SelectMany(s => s.Free?.Budgets ?? []));
        _budgets = BudgetBook.Load(sql, budgets);
    }

    /// <exception cref="InvalidOperationException">The call was never intended, nor is it a free one.</exception>
    public LedgerCall CallOf(CallSettlement settlement, string callId)
    {
        if (_calls.TryGetValue(callId, out var call)) return call;
        var intent = settlement.Free ?? throw new InvalidOperationException($"The call {callId} has no intent.");
        var free = new NewCall(new IntendedCall(intent), [.. _budgets.Bearing(intent.Budgets).Select(line => line.Id)]);
        _new.Add(free);
        foreach (var line in _budgets.Bearing(free.Budgets)) line.Reserve(LedgerCall.Of(free).Most);
        return _calls[callId] = LedgerCall.Of(free);
    }

    /// <summary>Other calls of the same question, charged or unsettled, begun since.</summary>
    public IEnumerable<LedgerCall> Earlier(LedgerCall call, long since) =>
        _repeatable.GetValueOrDefault(call.Question, []).Where(c => c != call && c.IntendedAt >= since);

    public void Take(LedgerCall call, CallOutcome outcome, long charge)
    {
        if (outcome.State == CallState.Settled)
        {
            foreach (var line in _budgets.Bearing(call.Budgets)) line.Settle(call.Most, charge);
        }

        call.Take(outcome, charge);
        _changed.Add(call);
        if (_repeatable.TryGetValue(call.Question, out var same) && !same.Contains(call)) same.Add(call);
    }

    public void Save(StoreSql sql)
    {
        if (_new.Count > 0) CallRecords.Insert(sql, _new);
        CallRecords.Update(sql, _changed);
        _budgets.Save(sql);
    }

    private void LoadCalls(StoreSql sql, IReadOnlyList<CallSettlement> settlements, OpenCallMemory open)
    {
        var ids = new List<string>();
        foreach (var settlement in settlements)
        {
            if (settlement.Outcome is not { CallId: var id }) continue;
            if (open.Take(id) is { } known) _calls[id] = known;
            else if (!_calls.ContainsKey(id)) ids.Add(id);
        }

        if (ids.Count == 0) return;
        foreach (var call in sql.Prepare($"""
            SELECT {LedgerCall.SelectColumns} FROM json_each(?1) n CROSS JOIN calls c ON c.call_id = n.value
            """).Bind(1, JsonTexts.List(ids)).List(LedgerCall.Read))
        {
            _calls[call.CallId] = call;
        }
    }

    private void LoadRepeatable(StoreSql sql, IReadOnlyList<CallSettlement> settlements)
    {
        foreach (var question in settlements.Where(s => s.FreeRepeat is not null).Select(QuestionOf).OfType<Question>()) _repeatable.TryAdd(question, []);
        if (_repeatable.Count == 0) return;
        foreach (var call in SelectRepeatable.List(sql, _repeatable.Keys, LedgerCall.Read))
        {
            if (!_calls.TryGetValue(call.CallId, out var known)) _calls[call.CallId] = known = call;
            _repeatable[call.Question].Add(known);
        }
    }

    private Question? QuestionOf(CallSettlement settlement) =>
        settlement.Outcome is { } outcome && _calls.TryGetValue(outcome.CallId, out var call) ? call.Question
        : settlement.Free is { } free ? new Question(free.Entity.Tenant, free.Operation, free.InputHash)
        : null;
}
