using System.Globalization;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Money;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Sqlite.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>Reads calls back.</summary>
internal static class CallQuery
{
    /// <summary>The columns that <see cref="Intent"/> takes, in its order.</summary>
    public const string IntentColumns = """
        c.call_id, c.entity, c.operation, c.account, c.input_hash, c.request_id, c.bucket, c.day, c.most, c.most_units,
        c.price_version, c.priority, c.intended_at, c.budgets, c.state
        """;

    public static List<OpenCall> Open(StoreSql sql, int limit) => sql.Prepare($"""
        SELECT {IntentColumns} FROM calls c INDEXED BY calls_open WHERE c.state <= 1 ORDER BY c.call_no LIMIT ?1
        """).Bind(1, limit).List(row => new OpenCall(Intent(row), (CallState)row.Integer(14)));

    public static List<CallStart> Since(StoreSql sql, DateTimeOffset since) => sql.Prepare("""
        SELECT account, operation, intended_at FROM calls INDEXED BY calls_by_time WHERE intended_at >= ?1 ORDER BY intended_at
        """).Bind(1, Columns.Micros(since)).List(row => new CallStart(row.RequiredText(0), row.RequiredText(1), row.Time(2)));

    public static RequestCharges ChargedFor(StoreSql sql, string requestId)
    {
        var calls = sql.Prepare("""
            SELECT call_id, charge FROM calls INDEXED BY calls_of_request WHERE request_id = ?1 ORDER BY call_no
            """).Bind(1, requestId).List(row => (Id: row.RequiredText(0), Charge: row.Dollars(1)));
        return new RequestCharges(calls.Sum(c => c.Charge), [.. calls.Select(c => c.Id)]);
    }

    public static CallIntent Intent(PreparedStatement row) => new(
        row.RequiredText(0),
        EntityId.Parse(row.RequiredText(1)),
        row.RequiredText(2),
        row.RequiredText(3),
        row.RequiredText(4),
        row.RequiredText(5),
        BucketId.Parse(row.RequiredText(6)),
        DateOnly.ParseExact(row.RequiredText(7), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        row.Dollars(8),
        Nanos.ToDollars(row.Integer(9)),
        row.RequiredText(10),
        (PriorityClass)row.Integer(11),
        row.Time(12),
        StoredTexts.Read(row.Blob(13)));
}
