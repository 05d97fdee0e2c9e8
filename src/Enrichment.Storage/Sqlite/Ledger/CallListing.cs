using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Money;
using Enrichment.Domain.Sources;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Sqlite.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>Lists and sums calls.</summary>
internal static class CallListing
{
    private const string Select =
        $"SELECT {CallQuery.IntentColumns}, c.call_no, c.answer, c.units, c.charge, c.answered_at, c.detail FROM calls c";

    private const string Matches =
        "(?1 IS NULL OR c.state = ?1) AND (?2 IS NULL OR c.operation = ?2) AND (?3 IS NULL OR c.run = ?3) AND (?4 IS NULL OR c.intended_at >= ?4)";

    public static List<CallRecord> Page(StoreSql sql, CallFilter filter, long afterNo, int limit) => sql
        .Prepare($"{Select} WHERE {Matches} AND c.call_no > ?5 ORDER BY c.call_no LIMIT ?6")
        .Bind(filter).Bind(5, afterNo).Bind(6, limit).List(Record);

    /// <summary>Call ids begin with the entity's id, so its calls lie together in their index.</summary>
    public static IEnumerable<CallRecord> OfEntity(StoreSql sql, EntityId entity)
    {
        var prefix = CallNumber.Prefix(entity.ToString());
        return sql.Prepare($"{Select} WHERE c.call_id > ?1 AND c.call_id < ?2").Bind(1, prefix).Bind(2, prefix[..^1] + "$")
            .List(Record).OrderBy(c => c.No);
    }

    public static List<CallTotals> Totals(StoreSql sql, CallFilter filter) => sql.Prepare($"""
        SELECT c.operation, c.account, count(*), sum(c.units), sum(c.charge), sum(iif(c.state <> 2, c.most, 0)),
               sum(c.state = 3), sum(iif(c.state = 3, c.most, 0))
        FROM calls c WHERE {Matches} GROUP BY c.operation, c.account ORDER BY c.operation, c.account
        """).Bind(filter).List(row => new CallTotals(
            row.RequiredText(0), row.RequiredText(1), row.Integer(2), Nanos.ToDollars(row.Integer(3)), row.Dollars(4), row.Dollars(5),
            row.Integer(6), row.Dollars(7)));

    public static List<AnswerCount> Answers(StoreSql sql, CallFilter filter) => sql.Prepare($"""
        SELECT c.operation, c.answer, count(*) FROM calls c WHERE {Matches} AND c.answer IS NOT NULL
        GROUP BY c.operation, c.answer ORDER BY c.operation, c.answer
        """).Bind(filter).List(row => new AnswerCount(row.RequiredText(0), (AnswerClass)row.Integer(1), row.Integer(2)));

    private static PreparedStatement Bind(this PreparedStatement statement, CallFilter filter) => statement
        .Bind(1, (long?)filter.State).Bind(2, filter.Operation).Bind(3, filter.Run?.ToString()).Bind(4, Columns.Micros(filter.Since));

    private static CallRecord Record(PreparedStatement row) => new(
        row.Integer(15),
        CallQuery.Intent(row),
        (CallState)row.Integer(14),
        row.OptionalInteger(16) is { } answer ? (AnswerClass)answer : null,
        Nanos.ToDollars(row.Integer(17)),
        row.Dollars(18),
        row.OptionalTime(19),
        row.Text(20));
}
