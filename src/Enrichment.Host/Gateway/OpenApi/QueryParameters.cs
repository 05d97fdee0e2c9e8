namespace Enrichment.Host.Gateway.OpenApi;

/// <summary>What a query parameter holds.</summary>
internal enum QueryKind
{
    Text,
    Integer,
    Boolean,
}

/// <summary>A query parameter, for the API's document; of one that the framework binds only the description is taken.</summary>
internal sealed record QueryParameter(string Name, string Description, QueryKind Kind);

/// <summary>A body that its endpoint reads by itself, for the API's document.</summary>
/// <param name="Json">What it is where it is one JSON document; null where it cannot be one.</param>
/// <param name="Types">Its other media types.</param>
internal sealed record StreamedBody(string Description, Type? Json, IReadOnlyList<string> Types);

/// <summary>The endpoint takes an <c>Idempotency-Key</c>.</summary>
internal sealed record TakesIdempotencyKey;

internal static class EndpointDescriptions
{
    public static TBuilder TakesQuery<TBuilder>(this TBuilder endpoint, string name, string description, QueryKind kind = QueryKind.Text)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new QueryParameter(name, description, kind));

    public static TBuilder TakesBody<TBuilder>(this TBuilder endpoint, string description, Type? json, params string[] types)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new StreamedBody(description, json, types));

    public static TBuilder IsIdempotent<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new TakesIdempotencyKey());
}
