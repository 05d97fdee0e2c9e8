using Enrichment.Domain.Ledger;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>Reads calls back.</summary>
internal static class CallQuery
{
    public static List<OpenCall> Open(StoreSql sql, int limit) => sql.Prepare($"""
        SELECT {StoredCalls.IntentColumns} FROM calls c INDEXED BY calls_open WHERE c.state <= 1 ORDER BY c.call_no LIMIT ?1
        """).Bind(1, limit).List(StoredCalls.Open);

    public static List<CallStart> Since(StoreSql sql, DateTimeOffset since) => sql.Prepare("""
        SELECT account, operation, intended_at FROM calls INDEXED BY calls_by_time WHERE intended_at >= ?1 ORDER BY intended_at
        """).Bind(1, Columns.Micros(since)).List(StoredCalls.Start);

    public static RequestCharges ChargedFor(StoreSql sql, IReadOnlyList<string> requestIds) => StoredCalls.Charges(sql.Prepare("""
        SELECT c.call_id, c.charge FROM json_each(?1) n CROSS JOIN calls c INDEXED BY calls_of_request ON c.request_id = n.value
        WHERE c.state = 2 ORDER BY c.call_no
        """).Bind(1, JsonTexts.List(requestIds)).List(row => (row.RequiredText(0), row.Dollars(1))));
}
