namespace Enrichment.Storage.Rows;

/// <summary>A stretch of a tenant's businesses, to be made rows of a standing table.</summary>
/// <param name="After">The number of the business that the last stretch ended with.</param>
/// <param name="Most">Businesses looked at.</param>
internal sealed record BusinessStretch(string Tenant, string TableId, long After, int Most);
