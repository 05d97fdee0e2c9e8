namespace Enrichment.Domain.Rules;

/// <summary>A rule of the bucket loader: when all conditions hold, the vertical gets the weight.</summary>
public sealed record BucketRule(string Vertical, int Weight, IReadOnlyList<RuleCondition> Conditions);

/// <summary>A rule for the geography bucket; the first that holds wins over country and state.</summary>
public sealed record GeoRule(string Geo, IReadOnlyList<RuleCondition> Conditions);
