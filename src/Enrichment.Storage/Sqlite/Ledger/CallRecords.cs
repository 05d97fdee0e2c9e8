using Enrichment.Domain.Money;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>Writes calls: a group's new ones in one statement, a group's outcomes in one.</summary>
internal static class CallRecords
{
    private const string InsertColumns =
        "call_id, tenant, entity, operation, account, input_hash, request_id, bucket, run, day, most, most_units, price_version, priority, at, budgets";

    private const string InsertAll = """
        INSERT INTO calls(call_id, tenant, entity, operation, account, input_hash, request_id, bucket, run, day,
                          most, most_units, price_version, priority, intended_at, budgets, state)
        SELECT n.*, 0 FROM n WHERE n.call_id IS NOT NULL
        """;

    private static readonly RowSet<NewCall> InsertCalls = new(InsertColumns, InsertAll, Bind);

    private static readonly RowSet<NewCall> InsertNewCalls = new(InsertColumns, InsertAll + " ON CONFLICT DO NOTHING", Bind);

    private static readonly RowSet<LedgerCall> UpdateCalls = new(
        "call_id, state, answer, units, charge, at, detail",
        """
        UPDATE calls SET state = n.state, answer = n.answer, units = n.units, charge = n.charge, answered_at = n.at, detail = n.detail
        FROM n WHERE calls.call_id = n.call_id
        """,
        static (row, call) => row.Text(call.CallId).Number((long)call.State).Number((long?)call.Answer)
            .Number(call.Units).Number(call.Charge).Number(call.AnsweredAt).Text(call.Detail));

    public static void Insert(StoreSql sql, IReadOnlyList<NewCall> calls) => InsertCalls.Execute(sql, calls);

    /// <summary>Leaves out those whose question is open, or whose id is known.</summary>
    /// <returns>How many were inserted.</returns>
    public static int InsertNew(StoreSql sql, IReadOnlyList<NewCall> calls) => InsertNewCalls.Execute(sql, calls);

    /// <exception cref="InvalidOperationException">One of the calls is not stored.</exception>
    public static void Update(StoreSql sql, IReadOnlyCollection<LedgerCall> calls)
    {
        var changed = UpdateCalls.Execute(sql, calls);
        if (changed != calls.Count) throw new InvalidOperationException($"Of {calls.Count} calls to be settled, {calls.Count - changed} have no intent.");
    }

    private static void Bind(RowBinder row, NewCall item)
    {
        var call = item.Call;
        var intent = call.Intent;
        row.Text(intent.CallId).Text(intent.Entity.Tenant).Text(call.Entity).Text(intent.Operation).Text(intent.Account)
            .Text(intent.InputHash).Text(intent.RequestId).Text(call.Bucket).Text(call.Run).Text(call.Day)
            .Number(Nanos.From(intent.Most)).Number(Nanos.From(intent.MostUnits))
            .Text(intent.PriceVersion).Number((long)intent.Priority).Number(Columns.Micros(intent.At))
            .Text(item.BudgetList);
    }
}
