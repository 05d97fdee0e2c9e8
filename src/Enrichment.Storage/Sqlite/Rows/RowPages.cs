using System.Globalization;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>Reads rows a page at a time: one statement for the rows, one for the answers that they share.</summary>
internal static class RowPages
{
    private static readonly string Select = string.Format(
        CultureInfo.InvariantCulture, $"SELECT {StoredRows.ColumnsFormat} FROM rows r CROSS JOIN row_cells c ON c.row_id = r.row_id", "format('%!.17g', r.priority)");

    public static IReadOnlyList<TableRow> InOrder(StoreSql sql, string tableId, long afterRow, int limit) => Compose(sql, sql.Prepare($"""
        {Select} WHERE r.row_id > (({TableQuery.Number} << 32) | ?2) AND r.row_id < (({TableQuery.Number} + 1) << 32) ORDER BY r.row_id LIMIT ?3
        """).Bind(1, tableId).Bind(2, Math.Clamp(afterRow, 0, TableRules.MostRows)).Bind(3, limit));

    public static RowPage Page(StoreSql sql, string tableId, RowFilter filter, long afterRow, int limit)
    {
        var stretch = RowStretch.Of(filter, TableQuery.RowCount(sql, tableId), afterRow, limit);
        return stretch.Page(Compose(sql, sql.Prepare($"""
            {Select} WHERE r.row_id > (({TableQuery.Number} << 32) | ?2) AND r.row_id <= (({TableQuery.Number} << 32) | ?3)
              AND (?4 = '[]' OR r.status IN (SELECT value FROM json_each(?4))) AND (?5 IS NULL OR r.segment = ?5) ORDER BY r.row_id LIMIT ?6
            """).Bind(1, tableId).Bind(2, Math.Clamp(afterRow, 0, TableRules.MostRows)).Bind(3, stretch.Until)
            .Bind(4, JsonTexts.List(filter.Statuses.Select(s => (long)s))).Bind(5, filter.Segment).Bind(6, stretch.Rows)));
    }

    public static IReadOnlyList<TableRow> Done(StoreSql sql, string tableId, long afterDoneSeq, int limit) => Compose(sql, sql.Prepare($"""
        {Select} WHERE r.table_no = {TableQuery.Number} AND r.done_seq > ?2 AND r.done_seq > 0 ORDER BY r.done_seq LIMIT ?3
        """).Bind(1, tableId).Bind(2, afterDoneSeq).Bind(3, limit));

    /// <summary>The rows of a record id, in input order: a table holds as many as the input repeats.</summary>
    public static IReadOnlyList<TableRow> OfRecord(StoreSql sql, string tableId, string recordId) => Compose(sql, sql.Prepare($"""
        {Select} WHERE {TableQuery.RowsOfTable} AND c.record_id = ?2 ORDER BY r.row_id
        """).Bind(1, tableId).Bind(2, recordId));

    private static IReadOnlyList<TableRow> Compose(StoreSql sql, PreparedStatement statement)
    {
        var page = statement.List(StoredRows.Read);
        var numbers = StoredRows.AnswersOf(page);
        return numbers.Count == 0 ? [.. page.Select(p => p.Row)] : StoredRows.Compose(page, Answers(sql, numbers));
    }

    private static Dictionary<long, AnswerDocument> Answers(StoreSql sql, IEnumerable<long> numbers) => sql.Prepare("""
        SELECT a.answer_no, a.status, a.document FROM json_each(?1) n CROSS JOIN answers a ON a.answer_no = n.value
        """).Bind(1, JsonTexts.List(numbers)).List(StoredRows.ReadAnswer).ToDictionary();
}
