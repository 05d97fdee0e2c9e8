using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>How often a field was found in a run.</summary>
/// <param name="Entities">Answers that have it.</param>
/// <param name="Rows">Rows that those answers went to, filled cells included.</param>
public sealed record FieldCount(string Field, long Entities, long Rows);

/// <summary>How many found values have a confidence in [<paramref name="From"/>, <paramref name="From"/> + 0.1), the last including 1.</summary>
public sealed record ConfidenceCount(decimal From, long Values);

/// <summary>How many answers of a run had so many fields.</summary>
public sealed record AnswerSize(int Fields, long Entities);

/// <summary>An error of a run, for its log.</summary>
public sealed record LoggedError(EntityId Entity, DateTimeOffset At, LookupError Error);

/// <summary>What the answers of a run held: the measures of quality of mission B11.</summary>
public sealed class FindingsReader
{
    private const string OfRun = """
        FROM buckets b CROSS JOIN answers a INDEXED BY answers_of_bucket ON a.bucket_no = b.bucket_no
        """;

    private readonly StoreReads _reads;

    internal FindingsReader(StoreReads reads) => _reads = reads;

    /// <summary>By field name.</summary>
    public Task<IReadOnlyList<FieldCount>> Fields(RunId run) => _reads.Use<IReadOnlyList<FieldCount>>(
        StatementArea.Rows,
        sql => sql.Prepare($"""
            SELECT f.value ->> 'f', count(*), sum(w.rows)
            {OfRun} CROSS JOIN work w ON w.bucket_no = a.bucket_no AND w.seq = a.seq CROSS JOIN json_each(a.document, '$.f') f
            WHERE b.run = ?1 GROUP BY 1 ORDER BY 1
            """).Bind(1, run.ToString()).List(row => new FieldCount(row.RequiredText(0), row.Integer(1), row.Integer(2))));

    /// <summary>Values by confidence in tenths, lowest first; tenths without values are left out.</summary>
    public Task<IReadOnlyList<ConfidenceCount>> Confidences(RunId run) => _reads.Use<IReadOnlyList<ConfidenceCount>>(
        StatementArea.Rows,
        sql => sql.Prepare($"""
            SELECT min(9, CAST((f.value ->> 'p') * 10 + 0.000001 AS INTEGER)), count(*)
            {OfRun} CROSS JOIN json_each(a.document, '$.f') f WHERE b.run = ?1 GROUP BY 1 ORDER BY 1
            """).Bind(1, run.ToString()).List(row => new ConfidenceCount(row.Integer(0) / 10m, row.Integer(1))));

    /// <summary>Answers by how many fields they had, fewest first.</summary>
    public Task<IReadOnlyList<AnswerSize>> Sizes(RunId run) => _reads.Use<IReadOnlyList<AnswerSize>>(
        StatementArea.Rows,
        sql => sql.Prepare($"SELECT json_array_length(a.document, '$.f'), count(*) {OfRun} WHERE b.run = ?1 GROUP BY 1 ORDER BY 1")
            .Bind(1, run.ToString()).List(row => new AnswerSize(row.Number(0), row.Integer(1))));

    /// <summary>The error log of a run in the order in which its answers were applied.</summary>
    public Task<IReadOnlyList<LoggedError>> Errors(RunId run, int limit) => _reads.Use<IReadOnlyList<LoggedError>>(
        StatementArea.Rows,
        sql => sql.Prepare($"""
            SELECT e.entity, a.at, x.value ->> 'o', x.value ->> 'k', x.value ->> 'd'
            {OfRun} CROSS JOIN entities e ON e.entity_no = a.entity_no CROSS JOIN json_each(a.document, '$.e') x
            WHERE b.run = ?1 ORDER BY a.answer_no LIMIT ?2
            """).Bind(1, run.ToString()).Bind(2, limit).List(row => new LoggedError(
                EntityId.Parse(row.RequiredText(0)), row.Time(1), new LookupError(row.RequiredText(2), row.RequiredText(3), row.RequiredText(4)))));
}
