using System.Text.Json.Serialization;
using Enrichment.Host.Gateway.Jobs;

namespace Enrichment.Host.Gateway.Runs;

/// <summary>A run over vertical buckets (mission A8).</summary>
/// <param name="MaxBuckets">Processes at most so many, the most urgent.</param>
/// <param name="TotalBudget">Dollars for the whole run; null for the strategies' limits alone.</param>
/// <param name="BucketLimit">Before that, keeps only so many of the largest.</param>
/// <param name="TableId">A table of the caller's; null for all businesses of the tenant.</param>
/// <param name="Fields">Null for the table's own columns, or where it has none for those of the configured stages.</param>
/// <param name="Refresh">Buys anew what is known and fresh.</param>
/// <param name="Webhook">Told when the run has ended.</param>
public sealed record RunRequest(
    [property: JsonPropertyName("max_buckets")] int? MaxBuckets,
    [property: JsonPropertyName("total_budget")] decimal? TotalBudget,
    [property: JsonPropertyName("bucket_limit")] int? BucketLimit,
    [property: JsonPropertyName("table_id")] string? TableId,
    [property: JsonPropertyName("fields")] IReadOnlyList<string>? Fields,
    [property: JsonPropertyName("refresh")] bool Refresh,
    [property: JsonPropertyName("webhook")] WebhookRequest? Webhook);

/// <param name="TotalBudget">Dollars.</param>
public sealed record RunChange([property: JsonPropertyName("total_budget")] decimal? TotalBudget);
