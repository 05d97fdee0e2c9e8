using System.Text.Json;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>Appends rows with their cells, entities, links and businesses: one statement each, however many rows.</summary>
internal sealed class AppendRows(StatementCounts counts)
    : SingleHandler<(string TableId, IReadOnlyList<RowDraft> Rows), bool>(counts, StatementArea.Rows)
{
    protected override bool Execute(StoreSql sql, (string TableId, IReadOnlyList<RowDraft> Rows) item)
    {
        var (tableNo, added) = AddRows(sql, item.TableId, item.Rows);
        if (added.Count == 0) return false;
        Cells(sql, tableNo, added);
        Entities(sql, added);
        Links(sql, tableNo, added);
        BusinessRecords.Upsert(sql, added);
        return true;
    }

    /// <summary>Answers the drafts that were not there already.</summary>
    private static (long TableNo, IReadOnlyList<RowDraft> Added) AddRows(StoreSql sql, string tableId, IReadOnlyList<RowDraft> rows)
    {
        var done = 0;
        var keys = sql.Prepare($"""
            INSERT INTO rows(row_id, table_no, segment, priority, status, entities, done_seq, reason)
            SELECT (t.table_no << 32) | (n.value ->> 0), t.table_no, n.value ->> 1, n.value ->> 2, n.value ->> 3, n.value ->> 4,
                   iif(n.value ->> 5 = 0, 0, t.last + (n.value ->> 5)), n.value ->> 6
            FROM (SELECT t.table_no, {DoneSeq.Last} AS last FROM tables t WHERE t.table_id = ?2) t CROSS JOIN json_each(CAST(?1 AS TEXT)) n
            WHERE true ON CONFLICT (row_id) DO NOTHING RETURNING row_id
            """).Bind(1, JsonRows.Of(rows, (json, row) =>
        {
            json.WriteNumberValue(row.RowNo);
            json.WriteStringValue(row.Segment);
            json.WriteNumberValue(row.Priority);
            json.WriteNumberValue((int)row.Status);
            json.WriteNumberValue(row.Entities.Count);
            json.WriteNumberValue(row.Status == RowStatus.Pending ? 0 : ++done);
            json.Text(row.Reason);
        })).Bind(2, tableId).List(row => row.Integer(0));
        if (keys.Count == 0) return (TableQuery.NumberOf(sql, tableId), []);
        return (RowKey.TableNo(keys[0]), keys.Count == rows.Count ? rows : OnlyFirst(rows, [.. keys.Select(RowKey.RowNo)]));
    }

    /// <summary>A number that a batch gives twice is taken once, as its first row.</summary>
    private static List<RowDraft> OnlyFirst(IReadOnlyList<RowDraft> rows, HashSet<long> added) => [.. rows.Where(row => added.Remove(row.RowNo))];

    private static void Cells(StoreSql sql, long tableNo, IReadOnlyList<RowDraft> rows) => sql.Prepare("""
        INSERT INTO row_cells(row_id, record_id, cells, filled, entities, geo)
        SELECT value ->> 0, value ->> 1, value -> 2, iif(value ->> 3 IS NULL, NULL, value -> 3), value -> 4, value ->> 5
        FROM json_each(CAST(?1 AS TEXT))
        """).Bind(1, JsonRows.Of(rows, (json, row) =>
    {
        json.WriteNumberValue(RowKey.Of(tableNo, row.RowNo));
        json.WriteStringValue(row.RecordId);
        StoredTexts.Write(json, row.Cells);
        if (row.Filled.Count == 0) json.WriteNullValue();
        else StoredTexts.Write(json, row.Filled);
        StoredTexts.Write(json, row.Entities.Select(e => e.Entity.ToString()));
        json.WriteStringValue(row.Geo);
    })).Execute();

    private static void Entities(StoreSql sql, IReadOnlyList<RowDraft> rows) => sql.Prepare("""
        INSERT INTO entities(entity) SELECT value FROM json_each(CAST(?1 AS TEXT)) WHERE true ON CONFLICT DO NOTHING
        """).Bind(1, JsonRows.OfTexts(rows.SelectMany(r => r.Entities).Select(e => e.Entity).Distinct().Select(e => e.ToString()))).Execute();

    private static void Links(StoreSql sql, long tableNo, IReadOnlyList<RowDraft> rows) => sql.Prepare("""
        INSERT INTO links(row_id, entity_no, kind, given)
        SELECT n.value ->> 0, e.entity_no, n.value ->> 2, n.value -> 3
        FROM json_each(CAST(?1 AS TEXT)) n CROSS JOIN entities e ON e.entity = n.value ->> 1
        """).Bind(1, JsonRows.Of(rows.SelectMany(row => row.Entities, (row, link) => (row, link)), (json, pair) => Link(json, tableNo, pair.row, pair.link)))
        .Execute();

    private static void Link(Utf8JsonWriter json, long tableNo, RowDraft row, RowEntity link)
    {
        json.WriteNumberValue(RowKey.Of(tableNo, row.RowNo));
        json.WriteStringValue(link.Entity.ToString());
        json.WriteNumberValue((int)link.Entity.Kind);
        StoredTexts.Write(json, link.Given);
    }
}
