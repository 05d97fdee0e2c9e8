using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Enrichment.Host.Telemetry;

/// <summary>Sends measures and traces to an OpenTelemetry collector, as the <c>OTEL_EXPORTER_OTLP_…</c> variables say.</summary>
internal sealed class OtlpExport : IDisposable
{
    /// <summary>Where a collector listens; without it nothing is sent.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private readonly MeterProvider meters;
    private readonly TracerProvider tracers;

    private OtlpExport()
    {
        // What OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES say comes last, and so wins.
        var resource = ResourceBuilder.CreateEmpty().AddTelemetrySdk().AddService("enrichment").AddEnvironmentVariableDetector();
        meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter([.. Sources.Meters]).AddOtlpExporter().Build();
        tracers = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource([.. Sources.Traces]).AddOtlpExporter().Build();
    }

    /// <summary>Null where no collector is named.</summary>
    public static OtlpExport? Start() => Environment.GetEnvironmentVariable(EndpointVariable) is { Length: > 0 } ? new OtlpExport() : null;

    public void Dispose()
    {
        meters.Dispose();
        tracers.Dispose();
    }
}
