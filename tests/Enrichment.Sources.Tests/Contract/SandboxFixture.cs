using Enrichment.Sandbox;
using Enrichment.Sources.Http;
using Enrichment.Sources.Settings;
using Microsoft.Extensions.Logging.Abstractions;

namespace Enrichment.Sources.Tests.Contract;

/// <summary>A real sandbox on loopback with a catalogue that points at it.</summary>
internal sealed class SandboxFixture : IAsyncDisposable
{
    private SandboxFixture(SandboxServer server, SourceSettings settings)
    {
        Server = server;
        Settings = settings;
        Handlers = SourceHandlers.Create(settings, TimeProvider.System);
        Catalog = SourceCatalog.Create(settings, Handlers, TimeProvider.System, NullLogger.Instance);
    }

    public SandboxServer Server { get; }

    public SourceSettings Settings { get; }

    public SourceHandlers Handlers { get; }

    public SourceCatalog Catalog { get; }

    public static async Task<SandboxFixture> Start(SandboxOptions options, Func<SourceSettings, SourceSettings>? change = null)
    {
        var server = await SandboxServer.StartAsync(options, CancellationToken.None);
        var settings = SourceSettings.ForSandbox(server.BaseAddress, documentedLimits: false);
        return new SandboxFixture(server, change?.Invoke(settings) ?? settings);
    }

    public async Task<Bill> Bill()
    {
        using var http = new HttpClient();
        return await System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync<Bill>(http, new Uri(Server.BaseAddress, "_bill"))
            ?? throw new InvalidOperationException("no bill");
    }

    public async ValueTask DisposeAsync()
    {
        Handlers.Dispose();
        await Server.DisposeAsync();
    }
}

internal sealed record Bill(decimal Total, Dictionary<string, BillLine> Sources);

internal sealed record BillLine(long Calls, decimal Units, decimal Dollars);
