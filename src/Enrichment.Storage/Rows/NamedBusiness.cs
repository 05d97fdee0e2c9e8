using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Rows;

/// <summary>A company that a row names, for the table of businesses (mission A12).</summary>
internal sealed record NamedBusiness(RowDraft Row, RowEntity Link)
{
    /// <summary>Columns of that table and the fields that fill them.</summary>
    public static readonly IReadOnlyList<(string Column, string Field)> GivenFields =
    [
        ("name", "company.name"), ("domain", "company.domain"), ("category", "company.industry"), ("naics", "company.naics"),
        ("sic", "company.sic"), ("country", "company.country"), ("state", "company.state"), ("city", "company.city"),
    ];

    public string Entity => Link.Entity.ToString();

    /// <summary>Null where the row tells nothing.</summary>
    public string? Given(string field) => Link.Given.GetValueOrDefault(field);

    /// <summary>Each company once, as the first row names it.</summary>
    public static IReadOnlyList<NamedBusiness> Of(IReadOnlyList<RowDraft> rows) =>
        [.. rows.SelectMany(row => row.Entities, (row, link) => new NamedBusiness(row, link))
            .Where(named => named.Link.Entity.Kind == EntityKind.Company).DistinctBy(named => named.Link.Entity)];
}
