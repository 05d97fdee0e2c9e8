using System.Net;
using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Telemetry;

/// <summary>A server that the standard variables tell of an OpenTelemetry collector.</summary>
public sealed class CollectorTests : IDisposable
{
    private static readonly string[] WayOfARow = ["bucket.batch", "call", "intent", "outcome", "permit.wait", "rows.write"];
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_collector_gets_the_spans_of_a_rows_way_and_the_measures()
    {
        await using var collector = await OtlpCollector.Start();
        using var sandbox = await SandboxProcess.Start(folder);
        using var server = await ServerProcess.Start(Told(collector), "data", sandbox);
        var table = (await server.Post("/v2/tables", "text/csv", Companies.All("software", 5), HttpStatusCode.Created)).GetProperty("id").GetString();
        await server.Post($"/v2/tables/{table}/enrich", "application/json", """{"columnIds":["company.industry","company.phone"]}""", HttpStatusCode.Accepted);

        await Patience.Until(
            () => Task.FromResult(collector.Spans.GroupBy(s => s.Trace).Any(trace => WayOfARow.All(name => trace.Any(s => s.Name == name)))),
            () => $"no trace has the whole way of a row: {string.Join(", ", collector.Spans.Select(s => $"{s.Trace[..6]} {s.Name}").Distinct())}");
        string[] measures = ["enrichment.rows", "enrichment.lookups", "enrichment.cost", "sqlite.commit.duration", "http.server.request.duration"];
        await Patience.Until(
            () => Task.FromResult(measures.All(m => collector.Metrics.Any(known => known.Name.StartsWith(m, StringComparison.Ordinal)))),
            () => $"measures are missing: {string.Join(", ", collector.Metrics.Select(m => m.Name).Distinct())}");
        collector.Spans.Select(s => s.Service).Concat(collector.Metrics.Select(m => m.Service)).Distinct().ShouldBe(["enrichment of test"]);
        collector.Strange.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_not_sent_yet_is_sent_when_the_server_ends()
    {
        await using var collector = await OtlpCollector.Start();
        using var sandbox = await SandboxProcess.Start(folder);
        using var server = await ServerProcess.Start(Told(collector).With(("OTEL_METRIC_EXPORT_INTERVAL", "600000"), ("OTEL_BSP_SCHEDULE_DELAY", "600000")), "data", sandbox);
        await server.Post("/v2/tables", "text/csv", Companies.All("software", 5), HttpStatusCode.Created);

        server.Signal("TERM");
        (await server.End()).With(0);

        collector.Metrics.ShouldContain(m => m.Name == "http.server.request.duration");
        collector.Spans.ShouldNotBeEmpty();
    }

    private Launch Told(OtlpCollector collector) => new Launch(folder.Path).With(
        ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address.ToString()),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "200"),
        ("OTEL_BSP_SCHEDULE_DELAY", "100"),
        ("OTEL_SERVICE_NAME", "enrichment of test"));
}
