using Enrichment.Domain.Rows;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;

namespace Enrichment.Storage.Postgres.Rows;

/// <summary>Counts why rows failed or wait. The rule that makes a reason of an answer is that of <see cref="AnswerReason"/>.</summary>
internal static class ReasonQuery
{
    private static readonly string Statement = $"""
        SELECT g.status, g.reason, g.error, g.missing, count(*), count(*) FILTER (WHERE g.entities > 0), min(g.row_id)
        FROM (
          SELECT r.row_id, r.status::bigint AS status, r.entities, regexp_replace(r.reason, '^line [0-9]+: ', '') AS reason,
            CASE WHEN r.status = 4 THEN (a.document -> 'e' -> -1)::text END AS error,
            CASE WHEN r.status = 6 OR coalesce(jsonb_array_length(a.document -> 'e'), 0) = 0 THEN (
              SELECT (m.value - 'f')::text FROM jsonb_array_elements(a.document -> 'm') WITH ORDINALITY AS m(value, nr)
              WHERE (r.status = 4 AND (m.value ->> 'r')::bigint = {(int)MissingReason.Error})
                 OR (r.status = 6 AND (m.value ->> 'r')::bigint IN {StoredReasons.DeferringReasons})
              ORDER BY m.nr LIMIT 1) END AS missing
          FROM rows r LEFT JOIN LATERAL (
            SELECT readable(x.document) AS document FROM unnest(string_to_array(r.answers, ',')::bigint[]) WITH ORDINALITY AS n(no, nr)
                   JOIN answers x ON x.answer_no = abs(n.no)
            WHERE x.status = r.status ORDER BY n.nr DESC LIMIT 1) a ON r.reason IS NULL
          WHERE r.table_no = {TableQuery.Number} AND r.status IN {StoredReasons.Statuses}) g
        GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 7 LIMIT $2
        """;

    public static async Task<IReadOnlyList<ReasonCount>> Of(PostgresSql sql, string tableId, int limit) =>
        await sql.Prepare(Statement).With(tableId).With(limit).List(StoredReasons.Read).ConfigureAwait(false);
}
