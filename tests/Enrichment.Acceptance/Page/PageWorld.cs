using Enrichment.Acceptance.Support;
using Microsoft.Playwright;

namespace Enrichment.Acceptance.Page;

/// <summary>A browser, a server and a sandbox, each a process of its own, for all tests of the page.</summary>
public sealed class PageWorld : IAsyncLifetime, IDisposable
{
    private static readonly float Patient = (float)Patience.Long.TotalMilliseconds / 4;
    private readonly TempFolder folder = new();
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;
    private SandboxProcess sandbox = null!;

    public ServerProcess Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patient);
        sandbox = await SandboxProcess.Start(folder);
        Server = await ServerProcess.Start(folder, sandbox);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        Server.Dispose();
        sandbox.Dispose();
    }

    public void Dispose() => folder.Dispose();

    /// <summary>A window of its own, with its own cookies.</summary>
    /// <param name="at">Another server than the shared one.</param>
    public async Task<PageOfTest> Open(string path = "/", int width = 1280, Uri? at = null)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, BaseURL = (at ?? Server.Http.BaseAddress!).ToString() });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patient);
        var opened = new PageOfTest(context, page);
        await page.GotoAsync(path);
        return opened;
    }

    /// <summary>A server of its own over a folder of its own.</summary>
    public Task<ServerProcess> Another(TempFolder data) => ServerProcess.Start(data, sandbox);

    /// <summary>Imports a table without the page; its id.</summary>
    public Task<string> Import(string name, string csv) => Import(Server, name, csv);

    public static async Task<string> Import(ServerProcess server, string name, string csv) =>
        (await server.Post($"v2/tables?name={name}", "text/csv", csv, System.Net.HttpStatusCode.Created)).GetProperty("id").GetString()!;
}

[CollectionDefinition(Name)]
public sealed class PageCollection : ICollectionFixture<PageWorld>
{
    public const string Name = "page";
}
