namespace Enrichment.Domain.Rules;

/// <summary>What is known of a business that its buckets can be told from; every part may be missing.</summary>
/// <param name="Naics">One or more codes of the North American Industry Classification System.</param>
/// <param name="Sic">One or more Standard Industrial Classification codes.</param>
/// <param name="Country">A code of ISO 3166 or a name.</param>
public sealed record BusinessFeatures(
    string? Category = null,
    string? Naics = null,
    string? Sic = null,
    string? Name = null,
    string? Description = null,
    string? Country = null,
    string? State = null,
    string? City = null);

/// <summary>The buckets of a business.</summary>
/// <param name="Vertical">Its vert_bucket, such as "healthcare-urgent".</param>
/// <param name="Geo">Its geo_bucket, such as "us-ca".</param>
/// <param name="Because">The rules that led there, in their own words; holds no cell's text.</param>
public sealed record BucketAssignment(string Vertical, string Geo, IReadOnlyList<string> Because);
