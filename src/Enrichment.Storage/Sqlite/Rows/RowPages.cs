using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>Reads rows a page at a time: one statement for the rows, one for the answers that they share.</summary>
internal static class RowPages
{
    private const int Stretch = 50_000;

    /// <summary>Where values are looked at, each row of a stretch has to be read whole.</summary>
    private const int InsideStretch = 2_000;

    private const string Select = """
        SELECT r.row_id, c.record_id, c.cells, c.filled, c.entities, r.segment, c.geo, format('%!.17g', r.priority), r.status, r.reason,
               r.cost, r.done_seq, r.last_run_at, r.answers
        FROM rows r CROSS JOIN row_cells c ON c.row_id = r.row_id
        """;

    public static IReadOnlyList<TableRow> InOrder(StoreSql sql, string tableId, long afterRow, int limit) => Compose(sql, sql.Prepare($"""
        {Select} WHERE r.row_id > (({TableQuery.Number} << 32) | ?2) AND r.row_id < (({TableQuery.Number} + 1) << 32) ORDER BY r.row_id LIMIT ?3
        """).Bind(1, tableId).Bind(2, Math.Clamp(afterRow, 0, TableRules.MostRows)).Bind(3, limit));

    /// <summary>
    /// A page through a filter: of a stretch of rows of bounded length, so that a filter that fits nothing cannot hold a reader; it may
    /// hold fewer rows than asked for, and go on.
    /// </summary>
    public static RowPage Page(StoreSql sql, string tableId, RowFilter filter, long afterRow, int limit)
    {
        var stretch = filter.LooksInside ? InsideStretch : Stretch;
        var last = TableQuery.RowCount(sql, tableId);
        var until = Math.Min(last, afterRow + stretch);
        var rows = Compose(sql, sql.Prepare($"""
            {Select} WHERE r.row_id > (({TableQuery.Number} << 32) | ?2) AND r.row_id <= (({TableQuery.Number} << 32) | ?3)
              AND (?4 = '[]' OR r.status IN (SELECT value FROM json_each(?4))) AND (?5 IS NULL OR r.segment = ?5) ORDER BY r.row_id LIMIT ?6
            """).Bind(1, tableId).Bind(2, Math.Clamp(afterRow, 0, TableRules.MostRows)).Bind(3, until)
            .Bind(4, JsonTexts.List(filter.Statuses.Select(s => (long)s))).Bind(5, filter.Segment).Bind(6, filter.LooksInside ? stretch : limit));
        List<TableRow> fit = [.. rows.Where(filter.Fits).Take(limit)];
        var seen = fit.Count == limit ? fit[^1].RowNo : until;
        return new RowPage(fit, seen < last ? seen : null);
    }

    public static IReadOnlyList<TableRow> Done(StoreSql sql, string tableId, long afterDoneSeq, int limit) => Compose(sql, sql.Prepare($"""
        {Select} WHERE r.table_no = {TableQuery.Number} AND r.done_seq > ?2 AND r.done_seq > 0 ORDER BY r.done_seq LIMIT ?3
        """).Bind(1, tableId).Bind(2, afterDoneSeq).Bind(3, limit));

    /// <summary>The rows of a record id, in input order: a table holds as many as the input repeats.</summary>
    public static IReadOnlyList<TableRow> OfRecord(StoreSql sql, string tableId, string recordId) => Compose(sql, sql.Prepare($"""
        {Select} WHERE {TableQuery.RowsOfTable} AND c.record_id = ?2 ORDER BY r.row_id
        """).Bind(1, tableId).Bind(2, recordId));

    private static List<TableRow> Compose(StoreSql sql, PreparedStatement statement)
    {
        var page = statement.List(row => (Row: Row(row), Answers: AnswerList.Read(row.Text(13))));
        if (page.TrueForAll(p => p.Answers.Count == 0)) return [.. page.Select(p => p.Row)];
        var answers = Answers(sql, page.SelectMany(p => p.Answers).Select(Math.Abs).Distinct());
        return [.. page.Select(p => RowComposer.Compose(p.Row, [.. p.Answers.Select(no => new RowAnswer(answers[Math.Abs(no)], no < 0))]))];
    }

    private static Dictionary<long, AnswerDocument> Answers(StoreSql sql, IEnumerable<long> numbers) => sql.Prepare("""
        SELECT a.answer_no, a.status, a.document FROM json_each(?1) n CROSS JOIN answers a ON a.answer_no = n.value
        """).Bind(1, JsonTexts.List(numbers))
        .List(row => (No: row.Integer(0), Document: StoredAnswer.Read(row.Integer(0), (RowStatus)row.Integer(1), row.Blob(2))))
        .ToDictionary(a => a.No, a => a.Document);

    private static TableRow Row(PreparedStatement row) => new(
        RowKey.RowNo(row.Integer(0)),
        row.RequiredText(1),
        StoredTexts.Read(row.Blob(2)),
        StoredTexts.ReadMap(row.Blob(3)),
        new Dictionary<string, FieldMeta>(),
        new Dictionary<string, string>(),
        [.. StoredTexts.Read(row.Blob(4)).Select(EntityId.Parse)],
        row.RequiredText(5),
        row.RequiredText(6),
        row.Real(7),
        (RowStatus)row.Integer(8),
        row.Text(9),
        row.Dollars(10),
        row.Integer(11),
        row.OptionalTime(12));
}
