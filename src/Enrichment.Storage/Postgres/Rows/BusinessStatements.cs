using Enrichment.Domain.Rows;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;

namespace Enrichment.Storage.Postgres.Rows;

/// <summary>The table of businesses (mission A12): every company that a row ever named, with its buckets and when it was last enriched.</summary>
internal static class BusinessStatements
{
    private static readonly ItemSet<NamedBusiness> Businesses = NamedBusiness.GivenFields.Aggregate(
        new ItemSet<NamedBusiness>().Text("entity", b => b.Entity).Text("vert", b => b.Row.Segment).Text("geo", b => b.Row.Geo),
        (set, field) => set.Text(field.Column, b => b.Given(field.Field)));

    private static readonly string Insert = $"""
        INSERT INTO businesses AS b (entity_no, tenant, entity_id, vert_bucket, geo_bucket, name, domain, category, naics, sic, country, state, city)
        SELECT e.entity_no, e.tenant, e.entity, n.vert, n.geo, n.name, n.domain, n.category, n.naics, n.sic, n.country, n.state, n.city
        FROM {Businesses.Rows} CROSS JOIN LATERAL (SELECT e.entity_no, e.tenant, e.entity FROM entities e WHERE e.entity = n.entity OFFSET 0) e
        ORDER BY e.entity_no
        ON CONFLICT (entity_no) DO UPDATE SET
          vert_bucket = excluded.vert_bucket, geo_bucket = excluded.geo_bucket,
          name = coalesce(excluded.name, b.name), domain = coalesce(excluded.domain, b.domain),
          category = coalesce(excluded.category, b.category), naics = coalesce(excluded.naics, b.naics), sic = coalesce(excluded.sic, b.sic),
          country = coalesce(excluded.country, b.country), state = coalesce(excluded.state, b.state), city = coalesce(excluded.city, b.city)
        """;

    /// <summary>What a row tells is taken in; what it leaves out stays as it was known.</summary>
    public static Task Upsert(PostgresSql sql, IReadOnlyList<RowDraft> rows) =>
        NamedBusiness.Of(rows) is { Count: > 0 } named ? sql.Prepare(Insert, Businesses, named).Execute() : Task.CompletedTask;
}
