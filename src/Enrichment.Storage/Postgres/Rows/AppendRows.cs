using Enrichment.Domain.Rows;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Rows;

/// <summary>
/// Appends rows with their cells, entities, links and businesses: one statement each, however many rows. (COPY, which would be the
/// other way, is refused by PostgreSQL for a table with row-level security.)
/// </summary>
internal sealed class AppendRows(StatementCounts counts) : SinglePostgresHandler<RowsToAppend, bool>(counts, StatementArea.Rows)
{
    private static readonly ItemSet<(RowDraft Row, long Done)> Rows = new ItemSet<(RowDraft Row, long Done)>()
        .Number("no", i => i.Row.RowNo).Text("segment", i => i.Row.Segment).Real("priority", i => i.Row.Priority)
        .Number("status", i => (long)i.Row.Status).Number("entities", i => i.Row.Entities.Count).Number("done", i => i.Done).Text("reason", i => i.Row.Reason)
        .Text("record_id", i => i.Row.RecordId).Text("cells", i => JsonTexts.List(i.Row.Cells))
        .Text("filled", i => i.Row.Filled.Count == 0 ? null : JsonTexts.Map(i.Row.Filled))
        .Text("links", i => JsonTexts.List(i.Row.Entities.Select(e => e.Entity.ToString()))).Text("geo", i => i.Row.Geo);

    /// <summary>Parameters 13 to 15: the table's number, its counter of completion so far, the tenant.</summary>
    private static readonly string InsertRows = $"""
        WITH n AS MATERIALIZED (SELECT * FROM {Rows.Rows}),
        added AS (
          INSERT INTO rows(row_id, tenant, table_no, segment, priority, status, entities, done_seq, reason)
          SELECT ($13 << 32) | n.no, $15, $13, n.segment, n.priority, n.status, n.entities, CASE WHEN n.done = 0 THEN 0 ELSE $14 + n.done END, n.reason
          FROM n ORDER BY n.nr ON CONFLICT (row_id) DO NOTHING RETURNING row_id, done_seq),
        kept AS (
          INSERT INTO row_cells(row_id, tenant, record_id, cells, filled, entities, geo)
          SELECT ($13 << 32) | n.no, $15, n.record_id, n.cells, n.filled, n.links, n.geo FROM n ORDER BY n.nr ON CONFLICT (row_id) DO NOTHING),
        counted AS (UPDATE table_progress SET done_seq = greatest(done_seq, (SELECT max(a.done_seq) FROM added a)) WHERE table_no = $13)
        SELECT row_id FROM added
        """;

    private static readonly ItemSet<string> Entities = new ItemSet<string>().Text("entity", e => e);

    // No number is spent on one that is there.
    private static readonly string InsertEntities = $"""
        INSERT INTO entities(tenant, entity) SELECT split_part(n.entity, '/', 1), n.entity FROM {Entities.Rows}
        WHERE NOT EXISTS (SELECT FROM entities e WHERE e.entity = n.entity) ORDER BY n.entity ON CONFLICT DO NOTHING
        """;

    private static readonly ItemSet<(long Key, RowEntity Link)> Links = new ItemSet<(long Key, RowEntity Link)>()
        .Number("row_id", l => l.Key).Text("entity", l => l.Link.Entity.ToString()).Number("kind", l => (long)l.Link.Entity.Kind)
        .Text("given", l => JsonTexts.Map(l.Link.Given));

    private static readonly string InsertLinks = $"""
        INSERT INTO links(row_id, entity_no, tenant, kind, given)
        SELECT n.row_id, e.entity_no, e.tenant, n.kind, n.given FROM {Links.Rows} CROSS JOIN LATERAL (SELECT e.entity_no, e.tenant FROM entities e WHERE e.entity = n.entity OFFSET 0) e ORDER BY n.nr
        """;

    protected override async Task<bool> Execute(PostgresSql sql, RowsToAppend item)
    {
        var table = await TableProgress.Of(sql, item.TableId).ConfigureAwait(false);
        var added = await AddRows(sql, table, item).ConfigureAwait(false);
        var links = added.SelectMany(row => row.Entities, (row, link) => (RowKey.Of(table.TableNo, row.RowNo), link)).ToList();
        if (links.Count == 0) return added.Count > 0;
        await sql.Prepare(InsertEntities, Entities, [.. links.Select(l => l.link.Entity).Distinct().Select(e => e.ToString())]).Execute().ConfigureAwait(false);
        await sql.Prepare(InsertLinks, Links, links).Execute().ConfigureAwait(false);
        await BusinessStatements.Upsert(sql, added).ConfigureAwait(false);
        return true;
    }

    /// <summary>Answers the drafts that were not there already. A number that a batch gives twice is taken once, as its first row.</summary>
    private static async Task<IReadOnlyList<RowDraft>> AddRows(PostgresSql sql, TableProgress table, RowsToAppend item)
    {
        var done = 0L;
        List<(RowDraft Row, long Done)> numbered =
            [.. item.Rows.DistinctBy(row => row.RowNo).Select(row => (row, row.Status == RowStatus.Pending ? 0 : ++done))];
        var keys = (await sql.Prepare(InsertRows, Rows, numbered).With(table.TableNo).With(table.DoneSeq).With(item.Tenant)
            .List(row => row.Integer(0)).ConfigureAwait(false)).ToHashSet();
        return [.. numbered.Select(n => n.Row).Where(row => keys.Contains(RowKey.Of(table.TableNo, row.RowNo)))];
    }
}

/// <summary>Rows for a table of a tenant.</summary>
internal sealed record RowsToAppend(string Tenant, string TableId, IReadOnlyList<RowDraft> Rows);
