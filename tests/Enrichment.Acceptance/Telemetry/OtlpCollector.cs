using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Enrichment.Acceptance.Telemetry;

/// <summary>A collector on loopback that takes OTLP over HTTP in protocol buffers and keeps what it was sent.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private const string Protobufs = "application/x-protobuf";
    private readonly WebApplication app;

    private OtlpCollector(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public ConcurrentQueue<ReceivedSpan> Spans { get; } = new();

    public ConcurrentQueue<ReceivedMetric> Metrics { get; } = new();

    /// <summary>Requests that were no OTLP.</summary>
    public ConcurrentQueue<string> Strange { get; } = new();

    public static async Task<OtlpCollector> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new OtlpCollector(builder.Build());
        collector.app.Run(collector.Take);
        await collector.app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var isPost = http.Request.Method == "POST" && http.Request.ContentType == Protobufs;
        switch (http.Request.Path.Value)
        {
            case "/v1/traces" when isPost:
                foreach (var span in OtlpMessages.Spans(body.ToArray()))
                {
                    Spans.Enqueue(span);
                }

                break;
            case "/v1/metrics" when isPost:
                foreach (var metric in OtlpMessages.Metrics(body.ToArray()))
                {
                    Metrics.Enqueue(metric);
                }

                break;
            default:
                Strange.Enqueue($"{http.Request.Method} {http.Request.Path} {http.Request.ContentType}");
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
        }

        http.Response.ContentType = Protobufs;
    }
}
