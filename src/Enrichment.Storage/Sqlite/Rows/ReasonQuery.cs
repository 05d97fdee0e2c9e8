using Enrichment.Domain.Rows;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>Counts why rows failed or wait. The rule that makes a reason of an answer is that of <see cref="AnswerReason"/>.</summary>
internal static class ReasonQuery
{
    private static readonly string Statement = $"""
        SELECT g.status, g.reason, g.error, g.missing, count(*), sum(g.entities > 0), min(g.row_id)
        FROM (
          SELECT r.row_id, r.status, r.entities,
            iif(r.reason GLOB 'line [0-9]*: *', substr(r.reason, instr(r.reason, ': ') + 2), r.reason) AS reason,
            iif(r.status = 4, a.document -> '$.e[#-1]', NULL) AS error,
            iif(r.status = 4 AND json_array_length(a.document, '$.e') > 0, NULL, (
              SELECT json_remove(m.value, '$.f') FROM json_each(a.document, '$.m') m
              WHERE (r.status = 4 AND m.value ->> 'r' = {(int)MissingReason.Error}) OR (r.status = 6 AND m.value ->> 'r' IN {StoredReasons.DeferringReasons})
              ORDER BY m.key LIMIT 1)) AS missing
          FROM rows r INDEXED BY rows_unsettled LEFT JOIN answers a ON r.reason IS NULL AND a.answer_no = (
            SELECT x.answer_no FROM json_each('[' || r.answers || ']') n CROSS JOIN answers x ON x.answer_no = abs(n.value)
            WHERE x.status = r.status ORDER BY n.key DESC LIMIT 1)
          WHERE r.table_no = {TableQuery.Number} AND r.status IN {StoredReasons.Statuses}) g
        GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 7 LIMIT ?2
        """;

    public static IReadOnlyList<ReasonCount> Of(StoreSql sql, string tableId, int limit) =>
        sql.Prepare(Statement).Bind(1, tableId).Bind(2, limit).List(StoredReasons.Read);
}
