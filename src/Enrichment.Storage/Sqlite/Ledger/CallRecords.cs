using System.Text.Json;
using Enrichment.Domain.Money;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>Writes calls: a group's new ones in one statement, a group's outcomes in one.</summary>
internal static class CallRecords
{
    public static void Insert(StoreSql sql, IReadOnlyList<NewCall> calls) => sql.Prepare("""
        INSERT INTO calls(call_id, tenant, entity, operation, account, input_hash, request_id, bucket, run, day,
                          most, most_units, price_version, priority, intended_at, budgets, state)
        SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8,
               value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14, value -> 15, 0
        FROM json_each(CAST(?1 AS TEXT))
        """).Bind(1, JsonRows.Of(calls, static (json, call) => Write(json, call))).Execute();

    public static void Update(StoreSql sql, IReadOnlyCollection<LedgerCall> calls)
    {
        if (calls.Count == 0) return;
        sql.Prepare("""
            UPDATE calls SET state = n.value ->> 1, answer = n.value ->> 2, units = n.value ->> 3, charge = n.value ->> 4,
                             answered_at = n.value ->> 5, detail = n.value ->> 6
            FROM json_each(CAST(?1 AS TEXT)) n WHERE call_id = n.value ->> 0
            """).Bind(1, JsonRows.Of(calls, static (json, call) =>
        {
            json.WriteStringValue(call.CallId);
            json.WriteNumberValue((int)call.State);
            json.Number((int?)call.Answer);
            json.WriteNumberValue(call.Units);
            json.WriteNumberValue(call.Charge);
            json.Number(call.AnsweredAt);
            json.Text(call.Detail);
        })).Execute();
    }

    private static void Write(Utf8JsonWriter json, NewCall call)
    {
        var intent = call.Intent;
        json.WriteStringValue(intent.CallId);
        json.WriteStringValue(intent.Entity.Tenant);
        json.WriteStringValue(intent.Entity.ToString());
        json.WriteStringValue(intent.Operation);
        json.WriteStringValue(intent.Account);
        json.WriteStringValue(intent.InputHash);
        json.WriteStringValue(intent.RequestId);
        json.WriteStringValue(intent.Bucket.ToString());
        json.WriteStringValue(intent.Bucket.Run.ToString());
        json.WriteStringValue(intent.Day.ToString("yyyy-MM-dd"));
        json.WriteNumberValue(Nanos.From(intent.Most));
        json.WriteNumberValue(Nanos.From(intent.MostUnits));
        json.WriteStringValue(intent.PriceVersion);
        json.WriteNumberValue((int)intent.Priority);
        json.WriteNumberValue(Columns.Micros(intent.At));
        json.WriteStartArray();
        foreach (var budget in call.Budgets) json.WriteStringValue(budget);
        json.WriteEndArray();
    }
}
