using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Rows;

internal sealed class PostgresFindingsReader(PostgresReads reads) : IFindingsReader
{
    private const string OfRun = "FROM buckets b JOIN answers a ON a.bucket_no = b.bucket_no";

    public async Task<IReadOnlyList<FieldCount>> Fields(RunId run) => await Use(run, $"""
        SELECT (f.value ->> 'f') COLLATE "C", count(*), sum(w.rows)::bigint
        {OfRun} JOIN work w ON w.bucket_no = a.bucket_no AND w.seq = a.seq CROSS JOIN LATERAL jsonb_array_elements(readable(a.document) -> 'f') AS f(value)
        WHERE b.run = $1 GROUP BY 1 ORDER BY 1
        """, row => new FieldCount(row.RequiredText(0), row.Integer(1), row.Integer(2))).ConfigureAwait(false);

    public async Task<IReadOnlyList<ConfidenceCount>> Confidences(RunId run) => await Use(run, $"""
        SELECT least(9, floor((f.value ->> 'p')::double precision * 10 + 0.000001))::bigint, count(*)
        {OfRun} CROSS JOIN LATERAL jsonb_array_elements(readable(a.document) -> 'f') AS f(value) WHERE b.run = $1 GROUP BY 1 ORDER BY 1
        """, row => new ConfidenceCount(row.Integer(0) / 10m, row.Integer(1))).ConfigureAwait(false);

    public async Task<IReadOnlyList<AnswerSize>> Sizes(RunId run) => await Use(
        run,
        $"SELECT jsonb_array_length(readable(a.document) -> 'f'), count(*) {OfRun} WHERE b.run = $1 GROUP BY 1 ORDER BY 1",
        row => new AnswerSize(row.Number(0), row.Integer(1))).ConfigureAwait(false);

    public async Task<IReadOnlyList<LoggedError>> Errors(RunId run, int limit) => await reads.OfTenant(
        run.Tenant,
        StatementArea.Rows,
        sql => sql.Prepare($"""
            SELECT e.entity, a.at, x.value ->> 'o', x.value ->> 'k', x.value ->> 'd'
            {OfRun} JOIN entities e ON e.entity_no = a.entity_no
                 CROSS JOIN LATERAL jsonb_array_elements(readable(a.document) -> 'e') WITH ORDINALITY AS x(value, nr)
            WHERE b.run = $1 ORDER BY a.answer_no, x.nr LIMIT $2
            """).With(run.ToString()).With(limit).List(row => new LoggedError(
                EntityId.Parse(row.RequiredText(0)), row.Time(1), new LookupError(row.RequiredText(2), row.RequiredText(3), row.RequiredText(4)))))
        .ConfigureAwait(false);

    private Task<List<T>> Use<T>(RunId run, string statement, Func<PostgresRow, T> read) =>
        reads.OfTenant(run.Tenant, StatementArea.Rows, sql => sql.Prepare(statement).With(run.ToString()).List(read));
}
