using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

internal static class IntakeQuery
{
    public static IReadOnlyList<IntakeRow> Page(StoreSql sql, string tableId, long afterRow, int limit) => StoredRows.Intake(sql.Prepare($"""
        SELECT r.row_id, r.segment, e.entity, l.given
        FROM (SELECT r.row_id, r.segment FROM rows r
              WHERE r.row_id > (({TableQuery.Number} << 32) | ?2) AND r.row_id < (({TableQuery.Number} + 1) << 32) ORDER BY r.row_id LIMIT ?3) r
             LEFT JOIN links l ON l.row_id = r.row_id LEFT JOIN entities e ON e.entity_no = l.entity_no
        ORDER BY r.row_id, l.kind
        """).Bind(1, tableId).Bind(2, afterRow).Bind(3, limit).List(StoredRows.ReadIntake));
}
