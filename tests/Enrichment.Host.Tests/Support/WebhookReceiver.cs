using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Enrichment.Host.Tests.Support;

/// <summary>A request that a webhook made.</summary>
public sealed record ReceivedHook(string Path, string Body, IDictionary<string, string> Headers);

/// <summary>Takes webhooks on a port of loopback, and answers them as the test says.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<ReceivedHook> received = new();
    private readonly ConcurrentQueue<Action<HttpResponse>> answers = new();

    private WebhookReceiver(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public IReadOnlyList<ReceivedHook> Received => [.. received];

    public static async Task<WebhookReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build());
        receiver.app.Run(receiver.Take);
        await receiver.app.StartAsync();
        return receiver;
    }

    /// <summary>The next request without an answer of its own is answered so; all others with 200.</summary>
    public void Answer(int status, string? location = null) => answers.Enqueue(response =>
    {
        response.StatusCode = status;
        if (location is not null)
        {
            response.Headers.Location = location;
        }
    });

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body);
        received.Enqueue(new ReceivedHook(http.Request.Path, await body.ReadToEndAsync(), http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString())));
        if (answers.TryDequeue(out var answer))
        {
            answer(http.Response);
        }
    }
}
