using Enrichment.Host.Composition;
using Enrichment.Host.Gateway.Audit;
using Enrichment.Host.Gateway.Health;
using Enrichment.Host.Gateway.Metrics;
using Enrichment.Host.Gateway.OpenApi;
using Enrichment.Host.Gateway.Privacy;
using Enrichment.Host.Gateway.Rows;
using Enrichment.Host.Telemetry;

namespace Enrichment.Host.Gateway;

/// <summary>What operators need of the gateway: health, measures, the API's document, audit, deletion.</summary>
internal static class Operation
{
    public static void Add(IServiceCollection services, LocalNode node)
    {
        services.AddSingleton(node.Meter);
        services.AddSingleton(_ => new MetricBook(i => node.Meter.IsMine(i) || (i.Meter.Name != EngineMeter.Name && Telemetry.Sources.Meters.Contains(i.Meter.Name))));
        services.AddSingleton<Readiness>();
        services.AddOpenApi(ApiDocument.Describe);
    }

    public static void Map(WebApplication app, RouteGroupBuilder v2)
    {
        // Measures are taken from the start on, not from the first question.
        app.Services.GetRequiredService<MetricBook>();
        app.MapOpenApi();
        HealthEndpoints.Map(app);
        MetricsEndpoints.Map(app);
        AuditEndpoints.Map(v2);
        ExplainEndpoints.Map(v2);
        EntityEndpoints.Map(v2);
        TenantEndpoints.Map(v2);
    }
}
