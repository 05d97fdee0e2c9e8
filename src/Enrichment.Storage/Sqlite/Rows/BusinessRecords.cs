using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>The table of businesses (mission A12): every company that a row ever named, with its buckets and when it was last enriched.</summary>
internal static class BusinessRecords
{
    private static readonly string[] GivenFields =
    [
        "company.name", "company.domain", "company.industry", "company.naics", "company.sic", "company.country", "company.state", "company.city",
    ];

    private static readonly RowSet<(RowDraft Row, RowEntity Link)> UpsertAll = new(
        "entity, tenant, vert, geo, name, domain, category, naics, sic, country, state, city",
        """
        INSERT INTO businesses(entity_no, tenant, entity_id, vert_bucket, geo_bucket, name, domain, category, naics, sic, country, state, city)
        SELECT e.entity_no, n.tenant, e.entity, n.vert, n.geo, n.name, n.domain, n.category, n.naics, n.sic, n.country, n.state, n.city
        FROM n CROSS JOIN entities e ON e.entity = n.entity WHERE true
        ON CONFLICT (entity_no) DO UPDATE SET
          vert_bucket = excluded.vert_bucket, geo_bucket = excluded.geo_bucket,
          name = coalesce(excluded.name, name), domain = coalesce(excluded.domain, domain),
          category = coalesce(excluded.category, category), naics = coalesce(excluded.naics, naics), sic = coalesce(excluded.sic, sic),
          country = coalesce(excluded.country, country), state = coalesce(excluded.state, state), city = coalesce(excluded.city, city)
        """,
        Bind);

    /// <summary>What a row tells is taken in; what it leaves out stays as it was known.</summary>
    public static void Upsert(StoreSql sql, IReadOnlyList<RowDraft> rows)
    {
        var companies = rows.SelectMany(row => row.Entities, (row, link) => (Row: row, Link: link))
            .Where(pair => pair.Link.Entity.Kind == EntityKind.Company).DistinctBy(pair => pair.Link.Entity).ToList();
        if (companies.Count > 0) UpsertAll.Execute(sql, companies);
    }

    private static void Bind(RowBinder binder, (RowDraft Row, RowEntity Link) company)
    {
        var (row, link) = company;
        binder.Text(link.Entity.ToString()).Text(link.Entity.Tenant).Text(row.Segment).Text(row.Geo);
        foreach (var field in GivenFields) binder.Text(link.Given.GetValueOrDefault(field));
    }
}
