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

    /// <summary>What a row tells is taken in; what it leaves out stays as it was known.</summary>
    public static void Upsert(StoreSql sql, IReadOnlyList<RowDraft> rows)
    {
        var companies = rows.SelectMany(row => row.Entities, (row, link) => (row, link))
            .Where(pair => pair.link.Entity.Kind == EntityKind.Company).DistinctBy(pair => pair.link.Entity).ToList();
        if (companies.Count == 0) return;
        sql.Prepare("""
            INSERT INTO businesses(entity_no, tenant, entity_id, vert_bucket, geo_bucket, name, domain, category, naics, sic, country, state, city)
            SELECT e.entity_no, n.value ->> 1, e.entity, n.value ->> 2, n.value ->> 3, n.value ->> 4, n.value ->> 5, n.value ->> 6,
                   n.value ->> 7, n.value ->> 8, n.value ->> 9, n.value ->> 10, n.value ->> 11
            FROM json_each(CAST(?1 AS TEXT)) n CROSS JOIN entities e ON e.entity = n.value ->> 0 WHERE true
            ON CONFLICT (entity_no) DO UPDATE SET
              vert_bucket = excluded.vert_bucket, geo_bucket = excluded.geo_bucket,
              name = coalesce(excluded.name, name), domain = coalesce(excluded.domain, domain),
              category = coalesce(excluded.category, category), naics = coalesce(excluded.naics, naics), sic = coalesce(excluded.sic, sic),
              country = coalesce(excluded.country, country), state = coalesce(excluded.state, state), city = coalesce(excluded.city, city)
            """).Bind(1, JsonRows.Of(companies, static (json, pair) =>
        {
            json.WriteStringValue(pair.link.Entity.ToString());
            json.WriteStringValue(pair.link.Entity.Tenant);
            json.WriteStringValue(pair.row.Segment);
            json.WriteStringValue(pair.row.Geo);
            foreach (var field in GivenFields) json.Text(pair.link.Given.GetValueOrDefault(field));
        })).Execute();
    }
}
