using System.Net;
using System.Text;
using Enrichment.Operators.Client;
using Enrichment.Operators.Commands;

namespace Enrichment.Lighthouse.Tests.Support;

/// <summary>A Lighthouse at work in this process.</summary>
internal sealed class Running : IAsyncDisposable
{
    private static readonly HttpClient Http = new();
    private readonly Lighthouse lighthouse;
    private readonly CancellationTokenSource stop = new();

    private Running(Lighthouse lighthouse)
    {
        this.lighthouse = lighthouse;
        End = lighthouse.Run(stop.Token);
    }

    /// <summary>What <see cref="Lighthouse.Run"/> returns.</summary>
    public Task<bool> End { get; }

    /// <summary>Sends an operator's command.</summary>
    /// <exception cref="CommandProblemException">It was refused.</exception>
    public async Task<string> Operator(string? token, params string[] words)
    {
        var said = new StringBuilder();
        await new PortClient(new PortAddress("127.0.0.1", lighthouse.Operators!.Port), token, "ann").Run(words, piece => said.Append(piece), CancellationToken.None);
        return said.ToString();
    }

    public static async Task<Running> Start(Dictionary<string, string?> told) => new(await Lighthouse.Start(LighthouseSettings.Read(told)));

    public async Task<(HttpStatusCode Status, string Text)> Get(string path)
    {
        using var answer = await Http.GetAsync(new Uri(lighthouse.Health, path));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<bool> IsReady() => (await Get("/healthz/ready")).Status == HttpStatusCode.OK;

    public Task BecomesReady() => Eventually.Is(
        async () => End.IsFaulted ? await End : await IsReady(), () => "the Lighthouse is ready");

    /// <summary>As SIGTERM does.</summary>
    public async Task<bool> Stop()
    {
        await stop.CancelAsync();
        return await End;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await End.ContinueWith(static _ => { }, TaskScheduler.Default);
        await lighthouse.DisposeAsync();
        stop.Dispose();
    }
}
