using Enrichment.Domain.Rows;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>Appends rows with their cells, entities, links and businesses: one statement each, however many rows.</summary>
internal sealed class AppendRows(StatementCounts counts)
    : SingleHandler<(string TableId, IReadOnlyList<RowDraft> Rows), bool>(counts, StatementArea.Rows)
{
    private static readonly RowSet<(RowDraft Row, int Done)> InsertRows = new(
        "no, segment, priority, status, entities, done, reason",
        $"""
        INSERT INTO rows(row_id, table_no, segment, priority, status, entities, done_seq, reason)
        SELECT (t.table_no << 32) | n.no, t.table_no, n.segment, n.priority, n.status, n.entities, iif(n.done = 0, 0, t.last + n.done), n.reason
        FROM (SELECT t.table_no, {DoneSeq.Last} AS last FROM tables t WHERE t.table_id = ?1) t CROSS JOIN n
        WHERE n.no IS NOT NULL ON CONFLICT (row_id) DO NOTHING RETURNING row_id
        """,
        static (binder, item) => binder.Number(item.Row.RowNo).Text(item.Row.Segment).Real(item.Row.Priority).Number((long)item.Row.Status)
            .Number(item.Row.Entities.Count).Number(item.Done).Text(item.Row.Reason),
        fixedParameters: 1);

    private static readonly RowSet<(long Key, RowDraft Row)> InsertCells = new(
        "row_id, record_id, cells, filled, entities, geo",
        "INSERT INTO row_cells(row_id, record_id, cells, filled, entities, geo) SELECT * FROM n WHERE n.row_id IS NOT NULL",
        static (binder, item) => binder.Number(item.Key).Text(item.Row.RecordId).Text(JsonTexts.List(item.Row.Cells))
            .Text(item.Row.Filled.Count == 0 ? null : JsonTexts.Map(item.Row.Filled))
            .Text(JsonTexts.List(item.Row.Entities.Select(e => e.Entity.ToString()))).Text(item.Row.Geo));

    private static readonly RowSet<string> InsertEntities = new(
        "entity",
        "INSERT INTO entities(entity) SELECT n.entity FROM n WHERE n.entity IS NOT NULL ON CONFLICT DO NOTHING",
        static (binder, entity) => binder.Text(entity));

    private static readonly RowSet<(long Key, RowEntity Link)> InsertLinks = new(
        "row_id, entity, kind, given",
        """
        INSERT INTO links(row_id, entity_no, kind, given)
        SELECT n.row_id, e.entity_no, n.kind, n.given FROM n CROSS JOIN entities e ON e.entity = n.entity
        """,
        static (binder, item) => binder.Number(item.Key).Text(item.Link.Entity.ToString()).Number((long)item.Link.Entity.Kind)
            .Text(JsonTexts.Map(item.Link.Given)));

    protected override bool Execute(StoreSql sql, (string TableId, IReadOnlyList<RowDraft> Rows) item)
    {
        var (tableNo, added) = AddRows(sql, item.TableId, item.Rows);
        if (added.Count == 0) return false;
        InsertCells.Execute(sql, [.. added.Select(row => (RowKey.Of(tableNo, row.RowNo), row))]);
        var links = added.SelectMany(row => row.Entities, (row, link) => (RowKey.Of(tableNo, row.RowNo), link)).ToList();
        if (links.Count == 0) return true;
        InsertEntities.Execute(sql, [.. links.Select(l => l.link.Entity).Distinct().Select(e => e.ToString())]);
        InsertLinks.Execute(sql, links);
        BusinessRecords.Upsert(sql, added);
        return true;
    }

    /// <summary>Answers the drafts that were not there already.</summary>
    private static (long TableNo, IReadOnlyList<RowDraft> Added) AddRows(StoreSql sql, string tableId, IReadOnlyList<RowDraft> rows)
    {
        var done = 0;
        var numbered = rows.Select(row => (row, row.Status == RowStatus.Pending ? 0 : ++done)).ToList();
        var keys = InsertRows.List(sql, numbered, row => row.Integer(0), statement => statement.Bind(1, tableId));
        if (keys.Count == 0) return (TableQuery.NumberOf(sql, tableId), []);
        return (RowKey.TableNo(keys[0]), keys.Count == rows.Count ? rows : OnlyFirst(rows, [.. keys.Select(RowKey.RowNo)]));
    }

    /// <summary>A number that a batch gives twice is taken once, as its first row.</summary>
    private static List<RowDraft> OnlyFirst(IReadOnlyList<RowDraft> rows, HashSet<long> added) => [.. rows.Where(row => added.Remove(row.RowNo))];
}
