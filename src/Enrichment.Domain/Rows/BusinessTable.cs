namespace Enrichment.Domain.Rows;

/// <summary>
/// A tenant's standing table: one row for each of its businesses (mission A12), whatever table named them. Runs that name no table
/// work it.
/// </summary>
public static class BusinessTable
{
    private const string Suffix = "-businesses";

    /// <summary>The columns, in order; each but the last is also the role that it plays.</summary>
    public static readonly IReadOnlyList<string> Columns = ["name", "domain", "category", "country", "state", "city", "last_enriched_at"];

    public static string IdOf(string tenant) => tenant + Suffix;

    public static bool Is(TableDefinition table) => table.TableId == IdOf(table.Tenant);

    public static TableDefinition Of(string tenant, DateTimeOffset now) => new(
        IdOf(tenant), tenant, "businesses", Columns, [], now,
        new TableShape(
            Columns.SkipLast(1).Select((role, place) => (role, place)).ToDictionary(r => r.role, r => r.place),
            [.. Columns.Select(_ => CellType.Text)], null));
}
