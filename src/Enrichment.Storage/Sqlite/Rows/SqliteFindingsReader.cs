using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

internal sealed class SqliteFindingsReader(StoreReads reads) : IFindingsReader
{
    private const string OfRun = """
        FROM buckets b CROSS JOIN answers a INDEXED BY answers_of_bucket ON a.bucket_no = b.bucket_no
        """;

    public Task<IReadOnlyList<FieldCount>> Fields(RunId run) => reads.Use<IReadOnlyList<FieldCount>>(
        StatementArea.Rows,
        sql => sql.Prepare($"""
            SELECT f.value ->> 'f', count(*), sum(w.rows)
            {OfRun} CROSS JOIN work w ON w.bucket_no = a.bucket_no AND w.seq = a.seq CROSS JOIN json_each(a.document, '$.f') f
            WHERE b.run = ?1 GROUP BY 1 ORDER BY 1
            """).Bind(1, run.ToString()).List(row => new FieldCount(row.RequiredText(0), row.Integer(1), row.Integer(2))));

    public Task<IReadOnlyList<ConfidenceCount>> Confidences(RunId run) => reads.Use<IReadOnlyList<ConfidenceCount>>(
        StatementArea.Rows,
        sql => sql.Prepare($"""
            SELECT min(9, CAST((f.value ->> 'p') * 10 + 0.000001 AS INTEGER)), count(*)
            {OfRun} CROSS JOIN json_each(a.document, '$.f') f WHERE b.run = ?1 GROUP BY 1 ORDER BY 1
            """).Bind(1, run.ToString()).List(row => new ConfidenceCount(row.Integer(0) / 10m, row.Integer(1))));

    public Task<IReadOnlyList<AnswerSize>> Sizes(RunId run) => reads.Use<IReadOnlyList<AnswerSize>>(
        StatementArea.Rows,
        sql => sql.Prepare($"SELECT json_array_length(a.document, '$.f'), count(*) {OfRun} WHERE b.run = ?1 GROUP BY 1 ORDER BY 1")
            .Bind(1, run.ToString()).List(row => new AnswerSize(row.Number(0), row.Integer(1))));

    public Task<IReadOnlyList<LoggedError>> Errors(RunId run, int limit) => reads.Use<IReadOnlyList<LoggedError>>(
        StatementArea.Rows,
        sql => sql.Prepare($"""
            SELECT e.entity, a.at, x.value ->> 'o', x.value ->> 'k', x.value ->> 'd'
            {OfRun} CROSS JOIN entities e ON e.entity_no = a.entity_no CROSS JOIN json_each(a.document, '$.e') x
            WHERE b.run = ?1 ORDER BY a.answer_no LIMIT ?2
            """).Bind(1, run.ToString()).Bind(2, limit).List(row => new LoggedError(
                EntityId.Parse(row.RequiredText(0)), row.Time(1), new LookupError(row.RequiredText(2), row.RequiredText(3), row.RequiredText(4)))));
}
