using System.Text.Json;
using System.Text.Json.Nodes;
using Enrichment.Domain.Identity;
using Enrichment.Host.Composition;

namespace Enrichment.Host.Commands.Control;

/// <summary>Changes that another process asks the owner of a data directory to make.</summary>
/// <param name="Verb">pause, resume, cancel or budget.</param>
/// <param name="Why">For the audit; null when nobody said.</param>
public sealed record BucketChange(string Verb, string Bucket, decimal? Limit, string? Why)
{
    public JsonObject ToJson() => new() { ["verb"] = Verb, ["bucket"] = Bucket, ["limit"] = Limit, ["why"] = Why };

    /// <exception cref="UsageException">The request is not one of these.</exception>
    public static BucketChange From(JsonElement json)
    {
        string? Text(string key) => json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        decimal? limit = json.TryGetProperty("limit", out var amount) && amount.ValueKind == JsonValueKind.Number ? amount.GetDecimal() : null;
        return new BucketChange(
            Text("verb") ?? throw new UsageException("the request names no verb"), Text("bucket") ?? throw new UsageException("the request names no bucket"),
            limit, Text("why"));
    }

    /// <exception cref="UsageException">The engine refused; the message is its reason.</exception>
    public async Task Apply(IEngine engine, CancellationToken stop)
    {
        if (!BucketId.TryParse(Bucket, out var bucket))
        {
            throw new UsageException($"'{Bucket}' is not a bucket id (tenant/run/segment)");
        }

        var result = await (Verb switch
        {
            "pause" => engine.PauseBucket(bucket, Why, stop),
            "cancel" => engine.CancelBucket(bucket, Why, stop),
            "resume" => engine.ResumeBucket(bucket, Why, stop),
            "budget" => engine.SetBucketBudget(bucket, Limit ?? throw new UsageException("a budget needs its dollars"), Why, stop),
            _ => throw new UsageException($"unknown verb '{Verb}'"),
        });
        if (result.Problem is { } problem)
        {
            throw new UsageException(problem);
        }
    }
}
