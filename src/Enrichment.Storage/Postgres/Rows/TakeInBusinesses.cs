using Enrichment.Domain.Identity;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Rows;

/// <summary>
/// Makes rows of a stretch of businesses: rows, cells and links, one statement each. A row's number is its business's own. What has
/// not changed is not written.
/// </summary>
internal sealed class TakeInBusinesses(StatementCounts counts) : SinglePostgresHandler<BusinessStretch, long?>(counts, StatementArea.Rows)
{
    private const string Stretch = "FROM businesses b WHERE b.tenant = $4 AND b.entity_no > $2 AND b.entity_no <= $3 ORDER BY b.entity_no";

    private const string Rows = $"""
        INSERT INTO rows AS r (row_id, tenant, table_no, segment, priority, status, entities)
        SELECT ($1 << 32) | b.entity_no, b.tenant, $1, b.vert_bucket, 0, 0, 1 {Stretch}
        ON CONFLICT (row_id) DO UPDATE SET segment = excluded.segment WHERE r.segment <> excluded.segment
        """;

    private const string Cells = $"""
        INSERT INTO row_cells AS c (row_id, tenant, record_id, cells, entities, geo)
        SELECT ($1 << 32) | b.entity_no, b.tenant, 'b' || b.entity_no,
          json_build_array(coalesce(b.name, ''), coalesce(b.domain, ''), coalesce(b.category, ''), coalesce(b.country, ''), coalesce(b.state, ''),
            coalesce(b.city, ''), coalesce(b.last_enriched_at, ''))::text,
          json_build_array(b.entity_id)::text, b.geo_bucket {Stretch}
        ON CONFLICT (row_id) DO UPDATE SET cells = excluded.cells, geo = excluded.geo WHERE c.cells <> excluded.cells OR c.geo <> excluded.geo
        """;

    private const string Links = $"""
        INSERT INTO links AS l (row_id, entity_no, tenant, kind, given)
        SELECT ($1 << 32) | b.entity_no, b.entity_no, b.tenant, $5,
          json_strip_nulls(json_build_object('company.name', b.name, 'company.domain', b.domain, 'company.industry', b.category,
            'company.naics', b.naics, 'company.sic', b.sic, 'company.country', b.country, 'company.state', b.state, 'company.city', b.city))::text {Stretch}
        ON CONFLICT (row_id, entity_no) DO UPDATE SET given = excluded.given WHERE l.given <> excluded.given
        """;

    protected override async Task<long?> Execute(PostgresSql sql, BusinessStretch item)
    {
        var last = await sql.Prepare(
            "SELECT max(n) FROM (SELECT entity_no AS n FROM businesses WHERE tenant = $1 AND entity_no > $2 ORDER BY entity_no LIMIT $3) b")
            .With(item.Tenant).With(item.After).With(item.Most).First(row => row.OptionalInteger(0)).ConfigureAwait(false);
        if (last is not { } until) return null;
        var table = await TableProgress.Of(sql, item.TableId).ConfigureAwait(false);
        foreach (var statement in (string[])[Rows, Cells])
        {
            await sql.Prepare(statement).With(table.TableNo).With(item.After).With(until).With(item.Tenant).Execute().ConfigureAwait(false);
        }

        await sql.Prepare(Links).With(table.TableNo).With(item.After).With(until).With(item.Tenant).With((long)EntityKind.Company).Execute().ConfigureAwait(false);
        return until;
    }
}
