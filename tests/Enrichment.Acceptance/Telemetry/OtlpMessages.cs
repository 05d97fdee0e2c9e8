namespace Enrichment.Acceptance.Telemetry;

/// <summary>A span as a collector gets it.</summary>
/// <param name="Trace">The trace's id in hex.</param>
public sealed record ReceivedSpan(string Service, string Trace, string Name);

/// <summary>A measure as a collector gets it.</summary>
public sealed record ReceivedMetric(string Service, string Name);

/// <summary>
/// Reads what a collector is sent, by OTLP's field numbers (opentelemetry-proto 1): requests hold resources (1), those an attribute
/// list (1) and scopes (2), those spans or measures (2).
/// </summary>
internal static class OtlpMessages
{
    private const int SpanTrace = 1;
    private const int SpanName = 5;
    private const int MetricName = 1;

    public static IEnumerable<ReceivedSpan> Spans(byte[] request) => Items(request, (service, span) =>
        new ReceivedSpan(service, Convert.ToHexStringLower(Protobuf.Find(span, SpanTrace)!.Value.Span), Protobuf.Text(span, SpanName)));

    public static IEnumerable<ReceivedMetric> Metrics(byte[] request) => Items(request, (service, metric) => new ReceivedMetric(service, Protobuf.Text(metric, MetricName)));

    private static IEnumerable<T> Items<T>(byte[] request, Func<string, ReadOnlyMemory<byte>, T> read) =>
        from resource in Protobuf.Parts(request, 1)
        let service = ServiceOf(resource)
        from scope in Protobuf.Parts(resource, 2)
        from item in Protobuf.Parts(scope, 2)
        select read(service, item);

    private static string ServiceOf(ReadOnlyMemory<byte> resource) => (
        from attribute in Protobuf.Parts(Protobuf.Find(resource, 1)!.Value, 1)
        where Protobuf.Text(attribute, 1) == "service.name"
        select Protobuf.Text(Protobuf.Find(attribute, 2)!.Value, 1)).Single();
}
