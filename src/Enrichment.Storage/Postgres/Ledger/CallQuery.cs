using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Ledger;

/// <summary>Reads, lists and sums calls.</summary>
internal static class CallQuery
{
    private const string Select = $"SELECT {StoredCalls.RecordColumns} FROM calls c";

    private const string Matches =
        "($1::bigint IS NULL OR c.state = $1) AND ($2::text IS NULL OR c.operation = $2) AND ($3::text IS NULL OR c.run = $3) AND ($4::bigint IS NULL OR c.intended_at >= $4)";

    public static Task<List<OpenCall>> Open(PostgresSql sql, int limit) => sql.Prepare($"""
        WITH c AS MATERIALIZED (SELECT * FROM calls WHERE state <= 1) SELECT {StoredCalls.IntentColumns} FROM c ORDER BY c.call_no LIMIT $1
        """).With(limit).List(StoredCalls.Open);

    public static Task<List<CallStart>> Since(PostgresSql sql, DateTimeOffset since) =>
        sql.Prepare("SELECT account, operation, intended_at FROM calls WHERE intended_at >= $1 ORDER BY intended_at")
            .With(Columns.Micros(since)).List(StoredCalls.Start);

    public static async Task<RequestCharges> ChargedFor(PostgresSql sql, IReadOnlyList<string> requestIds) => StoredCalls.Charges(
        await sql.Prepare("WITH c AS MATERIALIZED (SELECT * FROM calls WHERE request_id = ANY($1)) SELECT c.call_id, c.charge FROM c WHERE c.state = 2 ORDER BY c.call_no")
            .With(requestIds).List(row => (row.RequiredText(0), row.Dollars(1))).ConfigureAwait(false));

    public static Task<List<CallRecord>> Page(PostgresSql sql, CallFilter filter, long afterNo, int limit) => sql
        .Prepare($"{Select} WHERE {Matches} AND c.call_no > $5 ORDER BY c.call_no LIMIT $6").With(filter).With(afterNo).With(limit).List(StoredCalls.Record);

    public static Task<List<CallRecord>> OfEntities(PostgresSql sql, IEnumerable<EntityId> entities) => sql
        .Prepare($"{Select} WHERE c.entity = ANY($1) ORDER BY c.call_no").With(entities.Select(id => id.ToString())).List(StoredCalls.Record);

    public static Task<List<CallTotals>> Totals(PostgresSql sql, CallFilter filter) => sql.Prepare($"""
        SELECT c.operation, c.account, count(*), sum(c.units)::bigint, sum(c.charge)::bigint, sum(CASE WHEN c.state <> 2 THEN c.most ELSE 0 END)::bigint,
               count(*) FILTER (WHERE c.state = 3), sum(CASE WHEN c.state = 3 THEN c.most ELSE 0 END)::bigint
        FROM calls c WHERE {Matches} GROUP BY c.operation, c.account ORDER BY c.operation, c.account
        """).With(filter).List(StoredCalls.Totals);

    public static Task<List<AnswerCount>> Answers(PostgresSql sql, CallFilter filter) => sql.Prepare($"""
        SELECT c.operation, c.answer, count(*) FROM calls c WHERE {Matches} AND c.answer IS NOT NULL
        GROUP BY c.operation, c.answer ORDER BY c.operation, c.answer
        """).With(filter).List(StoredCalls.Answers);

    private static PostgresStatement With(this PostgresStatement statement, CallFilter filter) => statement
        .With((long?)filter.State).With(filter.Operation).With(filter.Run?.ToString()).With(Columns.Micros(filter.Since));
}
