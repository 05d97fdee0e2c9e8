using Enrichment.Domain.Money;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>Writes calls, each by its key.</summary>
internal static class CallRecords
{
    private const string InsertOne = """
        INSERT INTO calls(call_id, tenant, entity, operation, account, input_hash, request_id, bucket, run, day,
                          most, most_units, price_version, priority, intended_at, budgets, state)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, 0)
        """;

    private static readonly EachRow<NewCall> InsertCalls = new(InsertOne, Bind);

    private static readonly EachRow<NewCall> InsertNewCalls = new(InsertOne + " ON CONFLICT DO NOTHING", Bind);

    private static readonly EachRow<LedgerCall> UpdateCalls = new(
        "UPDATE calls SET state = ?2, answer = ?3, units = ?4, charge = ?5, answered_at = ?6, detail = ?7 WHERE call_id = ?1",
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
