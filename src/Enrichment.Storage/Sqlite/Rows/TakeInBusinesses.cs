using Enrichment.Domain.Identity;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>
/// Makes rows of a stretch of businesses: rows, cells and links, one statement each. A row's number is its business's own. What has
/// not changed is not written.
/// </summary>
internal sealed class TakeInBusinesses(StatementCounts counts) : SingleHandler<BusinessStretch, long?>(counts, StatementArea.Rows)
{
    private const string Stretch = "FROM businesses b WHERE b.entity_no > ?2 AND b.entity_no <= ?3 AND b.tenant = ?4";

    private const string Rows = $"""
        INSERT INTO rows(row_id, table_no, segment, priority, status, entities)
        SELECT (?1 << 32) | b.entity_no, ?1, b.vert_bucket, 0, 0, 1 {Stretch}
        ON CONFLICT (row_id) DO UPDATE SET segment = excluded.segment WHERE segment <> excluded.segment
        """;

    private const string Cells = $"""
        INSERT INTO row_cells(row_id, record_id, cells, entities, geo)
        SELECT (?1 << 32) | b.entity_no, 'b' || b.entity_no,
          json_array(coalesce(b.name, ''), coalesce(b.domain, ''), coalesce(b.category, ''), coalesce(b.country, ''), coalesce(b.state, ''),
            coalesce(b.city, ''), coalesce(b.last_enriched_at, '')),
          json_array(b.entity_id), b.geo_bucket {Stretch}
        ON CONFLICT (row_id) DO UPDATE SET cells = excluded.cells, geo = excluded.geo
          WHERE cells IS NOT excluded.cells OR geo IS NOT excluded.geo
        """;

    private const string Links = $"""
        INSERT INTO links(row_id, entity_no, kind, given)
        SELECT (?1 << 32) | b.entity_no, b.entity_no, ?5,
          (SELECT json_group_object(g.field, g.value)
           FROM (SELECT 'company.name' AS field, b.name AS value UNION ALL SELECT 'company.domain', b.domain
                 UNION ALL SELECT 'company.industry', b.category UNION ALL SELECT 'company.naics', b.naics
                 UNION ALL SELECT 'company.sic', b.sic UNION ALL SELECT 'company.country', b.country
                 UNION ALL SELECT 'company.state', b.state UNION ALL SELECT 'company.city', b.city) g
           WHERE g.value IS NOT NULL) {Stretch}
        ON CONFLICT (row_id, entity_no) DO UPDATE SET given = excluded.given WHERE given IS NOT excluded.given
        """;

    protected override long? Execute(StoreSql sql, BusinessStretch item)
    {
        var last = sql.Prepare("SELECT max(n) FROM (SELECT entity_no AS n FROM businesses WHERE entity_no > ?1 ORDER BY entity_no LIMIT ?2)")
            .Bind(1, item.After).Bind(2, item.Most).First(row => row.IsNull(0) ? (long?)null : row.Integer(0));
        if (last is not { } until) return null;
        var tableNo = TableQuery.NumberOf(sql, item.TableId);
        foreach (var statement in (ReadOnlySpan<string>)[Rows, Cells])
        {
            sql.Prepare(statement).Bind(1, tableNo).Bind(2, item.After).Bind(3, until).Bind(4, item.Tenant).Execute();
        }

        sql.Prepare(Links).Bind(1, tableNo).Bind(2, item.After).Bind(3, until).Bind(4, item.Tenant).Bind(5, (long)EntityKind.Company).Execute();
        return until;
    }
}
