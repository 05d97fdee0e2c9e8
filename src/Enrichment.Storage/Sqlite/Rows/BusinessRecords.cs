using Enrichment.Domain.Rows;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>The table of businesses (mission A12): every company that a row ever named, with its buckets and when it was last enriched.</summary>
internal static class BusinessRecords
{
    private static readonly RowSet<NamedBusiness> UpsertAll = new(
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
        if (NamedBusiness.Of(rows) is { Count: > 0 } companies) UpsertAll.Execute(sql, companies);
    }

    private static void Bind(RowBinder binder, NamedBusiness company)
    {
        binder.Text(company.Entity).Text(company.Link.Entity.Tenant).Text(company.Row.Segment).Text(company.Row.Geo);
        foreach (var (_, field) in NamedBusiness.GivenFields) binder.Text(company.Given(field));
    }
}
