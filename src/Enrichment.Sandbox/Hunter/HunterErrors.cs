using Enrichment.Sandbox.Server;

namespace Enrichment.Sandbox.Hunter;

/// <summary>Error bodies: <c>{"errors":[{"id","code","details"}]}</c>.</summary>
internal static class HunterErrors
{
    public static Answer Of(int status, string id, string details) => new(status, Json.Write((status, id, details), static (json, error) =>
    {
        json.WriteStartObject();
        json.WriteStartArray("errors");
        json.WriteStartObject();
        json.WriteString("id", error.id);
        json.WriteNumber("code", error.status);
        json.WriteString("details", error.details);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }));

    public static Answer WrongParams(string details) => Of(400, "wrong_params", details);

    public static Answer Unauthorized { get; } = Of(401, "authentication_failed", "No user was found for the API key");

    /// <summary>Hunter's "slow down" is a 403.</summary>
    public static Answer TooFast { get; } = Of(403, "too_many_requests", "The rate limit of this endpoint is reached");

    /// <summary>Hunter's 429 is about the month's credits, and has the same id as the 403.</summary>
    public static Answer CreditsGone { get; } = Of(429, "too_many_requests", "The credits of this billing period are used up");

    public static Answer NotFound { get; } = Of(404, "not_found", "The requested record was not found");

    public static Answer NoSuchPath { get; } = Of(404, "not_found", "There is no such resource");

    public static Answer Suppressed { get; } = Of(451, "claimed_email", "This person asked not to be processed");
}
