namespace Enrichment.Host.Gateway.OpenApi;

/// <summary>What went wrong (RFC 9457).</summary>
/// <param name="Title">For a person.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What to do about it.</param>
/// <param name="Field">The part of the request that was wrong: a JSON path, a query parameter, a header.</param>
/// <param name="TraceId">Names the request in logs and traces.</param>
public sealed record ProblemDocument(string Title, int Status, string? Detail, string? Field, string TraceId);

internal static class ProblemDescriptions
{
    private const string Type = "application/problem+json";

    private static readonly int[] OfAll =
    [
        StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound,
        StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable,
    ];

    /// <summary>The problems that any endpoint may answer with.</summary>
    public static RouteGroupBuilder MayAnswerProblems(this RouteGroupBuilder group)
    {
        foreach (var status in OfAll)
        {
            group.MayAnswer(status);
        }

        return group;
    }

    public static TBuilder MayAnswer<TBuilder>(this TBuilder endpoint, int status)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemDocument), [Type]));
}
