using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Rows;

internal static class IntakeQuery
{
    public static List<IntakeRow> Page(StoreSql sql, string tableId, long afterRow, int limit) => [.. sql.Prepare($"""
        SELECT r.row_id, r.segment, e.entity, l.given
        FROM (SELECT r.row_id, r.segment FROM rows r
              WHERE r.row_id > (({TableQuery.Number} << 32) | ?2) AND r.row_id < (({TableQuery.Number} + 1) << 32) ORDER BY r.row_id LIMIT ?3) r
             LEFT JOIN links l ON l.row_id = r.row_id LEFT JOIN entities e ON e.entity_no = l.entity_no
        ORDER BY r.row_id, l.kind
        """).Bind(1, tableId).Bind(2, afterRow).Bind(3, limit)
        .List(row => (No: RowKey.RowNo(row.Integer(0)), Segment: row.RequiredText(1), About: About(row)))
        .GroupBy(l => (l.No, l.Segment), l => l.About)
        .Select(g => new IntakeRow(g.Key.No, g.Key.Segment, [.. g.OfType<RowEntity>()]))];

    private static RowEntity? About(PreparedStatement row) =>
        row.Text(2) is { } entity ? new RowEntity(EntityId.Parse(entity), StoredTexts.ReadMap(row.Blob(3))) : null;
}
