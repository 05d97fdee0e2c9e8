using Enrichment.Domain.Identity;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Sqlite.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>Lists and sums calls.</summary>
internal static class CallListing
{
    private const string Select = $"SELECT {StoredCalls.RecordColumns} FROM calls c";

    private const string Matches =
        "(?1 IS NULL OR c.state = ?1) AND (?2 IS NULL OR c.operation = ?2) AND (?3 IS NULL OR c.run = ?3) AND (?4 IS NULL OR c.intended_at >= ?4)";

    public static List<CallRecord> Page(StoreSql sql, CallFilter filter, long afterNo, int limit) => sql
        .Prepare($"{Select} WHERE {Matches} AND c.call_no > ?5 ORDER BY c.call_no LIMIT ?6")
        .Bind(filter).Bind(5, afterNo).Bind(6, limit).List(StoredCalls.Record);

    /// <summary>Call ids begin with the entity's id, so its calls lie together in their index.</summary>
    public static IEnumerable<CallRecord> OfEntity(StoreSql sql, EntityId entity)
    {
        var prefix = CallNumber.Prefix(entity.ToString());
        return sql.Prepare($"{Select} WHERE c.call_id > ?1 AND c.call_id < ?2").Bind(1, prefix).Bind(2, prefix[..^1] + "$")
            .List(StoredCalls.Record).OrderBy(c => c.No);
    }

    public static List<CallTotals> Totals(StoreSql sql, CallFilter filter) => sql.Prepare($"""
        SELECT c.operation, c.account, count(*), sum(c.units), sum(c.charge), sum(iif(c.state <> 2, c.most, 0)),
               sum(c.state = 3), sum(iif(c.state = 3, c.most, 0))
        FROM calls c WHERE {Matches} GROUP BY c.operation, c.account ORDER BY c.operation, c.account
        """).Bind(filter).List(StoredCalls.Totals);

    public static List<AnswerCount> Answers(StoreSql sql, CallFilter filter) => sql.Prepare($"""
        SELECT c.operation, c.answer, count(*) FROM calls c WHERE {Matches} AND c.answer IS NOT NULL
        GROUP BY c.operation, c.answer ORDER BY c.operation, c.answer
        """).Bind(filter).List(StoredCalls.Answers);

    private static PreparedStatement Bind(this PreparedStatement statement, CallFilter filter) => statement
        .Bind(1, (long?)filter.State).Bind(2, filter.Operation).Bind(3, filter.Run?.ToString()).Bind(4, Columns.Micros(filter.Since));

}
