using System.Globalization;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;

namespace Enrichment.Storage.Postgres.Rows;

/// <summary>Reads rows a page at a time: one statement for the rows, one for the answers that they share.</summary>
internal static class RowPages
{
    private static readonly string Select = string.Format(
        CultureInfo.InvariantCulture, $"SELECT {StoredRows.ColumnsFormat} FROM rows r JOIN row_cells c ON c.row_id = r.row_id", "r.priority");

    public static Task<IReadOnlyList<TableRow>> InOrder(PostgresSql sql, string tableId, long afterRow, int limit) => Compose(sql, sql.Prepare($"""
        {Select} WHERE r.row_id > (({TableQuery.Number} << 32) | $2) AND r.row_id < (({TableQuery.Number} + 1) << 32) ORDER BY r.row_id LIMIT $3
        """).With(tableId).With(Math.Clamp(afterRow, 0, TableRules.MostRows)).With(limit));

    public static async Task<RowPage> Page(PostgresSql sql, string tableId, RowFilter filter, long afterRow, int limit)
    {
        var stretch = RowStretch.Of(filter, await TableQuery.RowCount(sql, tableId).ConfigureAwait(false), afterRow, limit);
        return stretch.Page(await Compose(sql, sql.Prepare($"""
            {Select} WHERE r.row_id > (({TableQuery.Number} << 32) | $2) AND r.row_id <= (({TableQuery.Number} << 32) | $3)
              AND (cardinality($4::bigint[]) = 0 OR r.status = ANY($4)) AND ($5::text IS NULL OR r.segment = $5) ORDER BY r.row_id LIMIT $6
            """).With(tableId).With(Math.Clamp(afterRow, 0, TableRules.MostRows)).With(stretch.Until)
            .With(filter.Statuses.Select(s => (long)s)).With(filter.Segment).With(stretch.Rows)).ConfigureAwait(false));
    }

    public static Task<IReadOnlyList<TableRow>> Done(PostgresSql sql, string tableId, long afterDoneSeq, int limit) => Compose(sql, sql.Prepare($"""
        {Select} WHERE r.table_no = {TableQuery.Number} AND r.done_seq > $2 AND r.done_seq > 0 ORDER BY r.done_seq LIMIT $3
        """).With(tableId).With(afterDoneSeq).With(limit));

    /// <summary>The rows of a record id, in input order: a table holds as many as the input repeats.</summary>
    public static Task<IReadOnlyList<TableRow>> OfRecord(PostgresSql sql, string tableId, string recordId) => Compose(sql, sql.Prepare($"""
        {Select} WHERE {TableQuery.RowsOfTable} AND c.record_id = $2 ORDER BY r.row_id
        """).With(tableId).With(recordId));

    /// <summary>Whom rows are about, in input order.</summary>
    public static async Task<IReadOnlyList<IntakeRow>> Intake(PostgresSql sql, string tableId, long afterRow, int limit) => StoredRows.Intake(
        await sql.Prepare($"""
            SELECT r.row_id, r.segment, e.entity, l.given
            FROM (SELECT r.row_id, r.segment FROM rows r
                  WHERE r.row_id > (({TableQuery.Number} << 32) | $2) AND r.row_id < (({TableQuery.Number} + 1) << 32) ORDER BY r.row_id LIMIT $3) r
                 LEFT JOIN links l ON l.row_id = r.row_id LEFT JOIN entities e ON e.entity_no = l.entity_no
            ORDER BY r.row_id, l.kind
            """).With(tableId).With(afterRow).With(limit).List(StoredRows.ReadIntake).ConfigureAwait(false));

    private static async Task<IReadOnlyList<TableRow>> Compose(PostgresSql sql, PostgresStatement statement)
    {
        var page = await statement.List(StoredRows.Read).ConfigureAwait(false);
        var numbers = StoredRows.AnswersOf(page);
        if (numbers.Count == 0) return [.. page.Select(p => p.Row)];
        var answers = await sql.Prepare("SELECT a.answer_no, a.status, a.document FROM answers a WHERE a.answer_no = ANY($1)")
            .With(numbers).List(StoredRows.ReadAnswer).ConfigureAwait(false);
        return StoredRows.Compose(page, answers.ToDictionary());
    }
}
