using System.Net.Http.Json;
using System.Text.Json;
using Enrichment.Host.Commands;
using Enrichment.Host.Commands.FileRuns;
using Enrichment.Sandbox;

namespace Enrichment.Host.Tests.Support;

/// <summary>The command line with the real engine, store and sources, against a sandbox in this process.</summary>
public sealed class SandboxCli : IAsyncLifetime
{
    private SandboxServer? sandbox;

    public TempFolder Folder { get; } = new();

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    public string Data => Folder.At("data");

    public string Output => Folder.At("out.csv");

    public async Task InitializeAsync() => sandbox = await SandboxServer.StartAsync(new SandboxOptions(), CancellationToken.None);

    public async Task DisposeAsync()
    {
        await sandbox!.DisposeAsync();
        Folder.Dispose();
    }

    public async Task<int> Run(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var world = new CliWorld { Out = output, Error = error, Engines = new LocalEngineRoom(TimeProvider.System), Environment = [] };
        var code = await EnrichCli.Run(words, world, CancellationToken.None);
        (Out, Error) = (output.ToString(), error.ToString());
        return code;
    }

    /// <summary><c>enrich run</c> of a CSV text, without a pause between stages.</summary>
    public Task<int> Enrich(string csv, params string[] more) => Run(
        ["run", "--input", Folder.Write("in.csv", csv), "--output", Output, "--data-dir", Data, "--sandbox", sandbox!.BaseAddress.ToString(), "--delay", "0", .. more]);

    public Task<int> Inspect(params string[] words) => Run([.. words, "--data-dir", Data]);

    /// <summary>Dollars that the sandbox says it charged.</summary>
    public async Task<decimal> Bill()
    {
        using var client = new HttpClient { BaseAddress = sandbox!.BaseAddress };
        return (await client.GetFromJsonAsync<JsonElement>("_bill")).GetProperty("total").GetDecimal();
    }

    public JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllText(Folder.At(name))).RootElement;
}
