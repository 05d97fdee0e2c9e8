namespace Enrichment.Host.Gateway.Health;

/// <summary>How the server is.</summary>
/// <param name="Status">ok or unavailable.</param>
/// <param name="Reason">What is in the way; null when nothing is.</param>
public sealed record HealthAnswer(string Status, string? Reason);

/// <summary>For whoever keeps the process alive, and whoever spreads requests; no key is needed.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/healthz").WithTags("Operation");
        health.MapGet("/live", () => new HealthAnswer("ok", null)).WithSummary("The process answers.");
        health.MapGet("/ready", Ready).WithSummary("The server can work: its store is read anew at each question and takes writes, and it is not about to end.")
            .Produces<HealthAnswer>().Produces<HealthAnswer>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> Ready(Readiness readiness) => await readiness.Problem() is { } problem
        ? Results.Json(new HealthAnswer("unavailable", problem), statusCode: StatusCodes.Status503ServiceUnavailable)
        : Results.Ok(new HealthAnswer("ok", null));
}
