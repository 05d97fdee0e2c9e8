using Enrichment.Domain.Money;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Postgres.Statements;

namespace Enrichment.Storage.Postgres.Ledger;

/// <summary>Reads and writes calls: a group's in one statement each.</summary>
internal static class CallRecords
{
    private static readonly ItemSet<NewCall> Calls = new ItemSet<NewCall>()
        .Text("call_id", c => c.Call.Intent.CallId).Number("call_number", c => CallNumber.Of(c.Call.Intent.CallId))
        .Text("tenant", c => c.Call.Intent.Entity.Tenant).Text("entity", c => c.Call.Entity)
        .Text("operation", c => c.Call.Intent.Operation).Text("account", c => c.Call.Intent.Account).Text("input_hash", c => c.Call.Intent.InputHash)
        .Text("request_id", c => c.Call.Intent.RequestId).Text("bucket", c => c.Call.Bucket).Text("run", c => c.Call.Run).Text("day", c => c.Call.Day)
        .Number("most", c => Nanos.From(c.Call.Intent.Most)).Number("most_units", c => Nanos.From(c.Call.Intent.MostUnits))
        .Text("price_version", c => c.Call.Intent.PriceVersion).Number("priority", c => (long)c.Call.Intent.Priority)
        .Number("intended_at", c => Columns.Micros(c.Call.Intent.At)).Text("budgets", c => c.BudgetList);

    private static readonly string InsertCalls = $"""
        INSERT INTO calls(call_id, call_number, tenant, entity, operation, account, input_hash, request_id, bucket, run, day,
                          most, most_units, price_version, priority, intended_at, budgets, state)
        SELECT n.call_id, n.call_number, n.tenant, n.entity, n.operation, n.account, n.input_hash, n.request_id, n.bucket, n.run, n.day,
               n.most, n.most_units, n.price_version, n.priority, n.intended_at, n.budgets, 0
        FROM {Calls.Rows} ORDER BY n.nr
        """;

    private static readonly ItemSet<LedgerCall> Outcomes = new ItemSet<LedgerCall>()
        .Text("call_id", c => c.CallId).Number("state", c => (long)c.State).Number("answer", c => (long?)c.Answer)
        .Number("units", c => c.Units).Number("charge", c => c.Charge).Number("at", c => c.AnsweredAt).Text("detail", c => c.Detail);

    private static readonly string UpdateCalls = $"""
        UPDATE calls c SET state = n.state, answer = n.answer, units = n.units, charge = n.charge, answered_at = n.at, detail = n.detail
        FROM {Outcomes.Rows} WHERE c.call_id = n.call_id
        """;

    private static readonly ItemSet<Question> Questions = new ItemSet<Question>()
        .Text("tenant", q => q.Tenant).Text("operation", q => q.Operation).Text("input_hash", q => q.InputHash);

    private static readonly string SelectEarlier = $"""
        SELECT {LedgerCall.SelectColumns} FROM calls c WHERE (c.state = 3 OR c.charge > 0) AND c.call_no IN (
          SELECT k.call_no FROM {Questions.Rows} CROSS JOIN LATERAL (
            SELECT k.call_no FROM calls k
            WHERE k.tenant = n.tenant AND k.operation = n.operation AND k.input_hash = n.input_hash AND (k.state = 3 OR k.charge > 0) OFFSET 0) k)
        ORDER BY c.call_no FOR UPDATE OF c
        """;

    public static Task Insert(PostgresSql sql, IReadOnlyList<NewCall> calls) =>
        calls.Count == 0 ? Task.CompletedTask : sql.Prepare(InsertCalls, Calls, calls).Execute();

    /// <summary>Inserts calls of which another node may just have opened one.</summary>
    /// <returns>How many were inserted.</returns>
    public static Task<int> InsertUnlessOpen(PostgresSql sql, IReadOnlyList<NewCall> calls) => sql.Prepare(
        $"{InsertCalls} ON CONFLICT (entity, operation, input_hash) WHERE state <= 1 DO NOTHING", Calls, calls).Execute();

    /// <exception cref="InvalidOperationException">One of the calls is not stored.</exception>
    public static async Task Update(PostgresSql sql, IReadOnlyCollection<LedgerCall> calls)
    {
        if (calls.Count == 0) return;
        var changed = await sql.Prepare(UpdateCalls, Outcomes, calls).Execute().ConfigureAwait(false);
        if (changed != calls.Count) throw new InvalidOperationException($"Of {calls.Count} calls to be settled, {calls.Count - changed} have no intent.");
    }

    /// <summary>The calls that are stored, which nobody else changes until the transaction ends.</summary>
    public static async Task<List<LedgerCall>> Lock(PostgresSql sql, IReadOnlyCollection<string> ids) => ids.Count == 0 ? [] : await sql.Prepare(
        $"SELECT {LedgerCall.SelectColumns} FROM calls c WHERE c.call_id = ANY($1) ORDER BY c.call_no FOR UPDATE")
        .With(ids).List(LedgerCall.Read).ConfigureAwait(false);

    /// <summary>Charged and unsettled calls of some questions, locked too.</summary>
    public static async Task<List<LedgerCall>> LockEarlier(PostgresSql sql, IReadOnlyCollection<Question> questions) =>
        questions.Count == 0 ? [] : await sql.Prepare(SelectEarlier, Questions, questions).List(LedgerCall.Read).ConfigureAwait(false);
}
