using Enrichment.Sandbox.Server;

namespace Enrichment.Sandbox.DataAxle;

/// <summary>Error bodies. Data Axle's are not published; connectors must go by the status.</summary>
internal static class DataAxleErrors
{
    public static Answer Of(int status, string message) => new(status, Json.Write(message, static (json, message) =>
    {
        json.WriteStartObject();
        json.WriteStartArray("errors");
        json.WriteStartObject();
        json.WriteString("message", message);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }));

    public static Answer Unauthorized { get; } = Of(401, "Invalid authentication token");

    public static Answer NoSuchPath { get; } = Of(404, "Not found");

    public static Answer BrokenGeoFilter { get; } = Of(500, "Internal server error");

    public static Answer TooFast(TimeSpan? wait) => wait is { } known
        ? Of(429, "Rate limit exceeded").With("Retry-After", Math.Ceiling(known.TotalSeconds).ToString("0"))
        : Of(429, "Rate limit exceeded");
}
