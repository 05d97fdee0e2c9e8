using System.Net.Http.Headers;
using Enrichment.Domain.Access;
using Enrichment.Domain.Jobs;
using Enrichment.Host.Commands;
using Enrichment.Host.Composition;
using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway;
using Enrichment.Host.Gateway.Access;
using Enrichment.Sandbox;

namespace Enrichment.Host.Tests.Support;

/// <summary>A gateway over a real node, listening on a port of its own, with a sandbox for its vendors: all in this process.</summary>
public sealed class GatewayOfTest : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(10);
    private readonly List<HttpClient> clients = [];
    private readonly EnrichmentSettings settings;

    private GatewayOfTest(SandboxServer sandbox, EnrichmentSettings settings)
    {
        Sandbox = sandbox;
        this.settings = settings;
    }

    public TempFolder Folder { get; } = new();

    public SandboxServer Sandbox { get; }

    public LocalNode Node { get; private set; } = null!;

    public GatewayServer Server { get; private set; } = null!;

    public string Data => Folder.At("data");

    /// <summary>Without a key: the machine's own user, an operator, for as long as there is no key.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <param name="change">Of the settings, which are the shipped ones against the sandbox.</param>
    /// <param name="sandboxed">How the sandbox behaves.</param>
    public static async Task<GatewayOfTest> Start(Func<EnrichmentSettings, EnrichmentSettings>? change = null, SandboxOptions? sandboxed = null)
    {
        var sandbox = await SandboxServer.StartAsync(sandboxed ?? new SandboxOptions(), CancellationToken.None);
        var settings = SettingsLoader.Load(null, []);
        settings = settings with
        {
            Sources = OptionText.Sources(settings.Sources, sandbox.BaseAddress, "unlimited"),
            Serve = settings.Serve with { Port = 0 },
            PreEnrich = settings.PreEnrich with { Enabled = false },
        };
        var gateway = new GatewayOfTest(sandbox, change?.Invoke(settings) ?? settings);
        await gateway.Open();
        return gateway;
    }

    /// <summary>Ends server and node, as a process that is told to end, and starts them anew over the same data.</summary>
    public async Task Restart()
    {
        await Close();
        await Open();
    }

    /// <summary>A client with a new key.</summary>
    public async Task<HttpClient> As(string tenant, AccessRole role = AccessRole.User, string user = "ann")
    {
        var (key, _) = await NewKey(tenant, role, user);
        return With(key);
    }

    public async Task<(string Key, string Id)> NewKey(string tenant, AccessRole role = AccessRole.User, string user = "ann")
    {
        var key = KeyText.New();
        var id = KeyText.NewId();
        await Node.Store.Access.AddKey(new ApiKey(id, KeyText.Hash(key), tenant, user, role, DateTimeOffset.UnixEpoch, null));
        return (key, id);
    }

    public HttpClient With(string key)
    {
        var client = NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>Waits until a job has ended.</summary>
    public async Task<TableJob> Ended(string jobId, string tenant = "local")
    {
        TableJob? job = null;
        await Until(async () => (job = await Node.Store.Jobs.Find(tenant, jobId)) is { HasEnded: true }, () => $"the job {jobId} did not end: {job}");
        return job!;
    }

    /// <summary>Waits for what other threads bring about; the deadline is there to end a test that hangs.</summary>
    public static async Task Until(Func<Task<bool>> holds, Func<string> what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException(what());
            }

            await Task.Delay(Between, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        await Sandbox.DisposeAsync();
        Folder.Dispose();
    }

    private async Task Open()
    {
        Node = await LocalNode.Open(Data, settings.Sources, TimeProvider.System);
        Server = await GatewayServer.Start(Node, settings, TimeProvider.System, CancellationToken.None);
        Http = NewClient();
    }

    private async Task Close()
    {
        clients.ForEach(c => c.Dispose());
        clients.Clear();
        await Server.Stop(CancellationToken.None);
        await Server.DisposeAsync();
        await Node.DisposeAsync();
    }

    private HttpClient NewClient()
    {
        var client = new HttpClient { BaseAddress = Server.Address };
        clients.Add(client);
        return client;
    }
}
