using Enrichment.Host.Composition;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Telemetry;

namespace Enrichment.Host.Gateway.Metrics;

/// <summary>The measures of this process as text.</summary>
internal static class MetricsEndpoints
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/metrics", Write).WithTags("Operation").RequireOperator()
        .WithSummary("Measures in Prometheus' text format: rows, lookups, cost, queues, the store's commits, requests. For operators.")
        .Produces<string>(StatusCodes.Status200OK, "text/plain");

    private static async Task<IResult> Write(IEngine engine, EngineMeter meter, MetricBook book, CancellationToken stop)
    {
        meter.See(await engine.Accounts(stop));
        return Results.Text(book.Write(), "text/plain; version=0.0.4");
    }
}
