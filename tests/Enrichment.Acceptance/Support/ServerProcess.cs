using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Enrichment.Operators.Client;
using Enrichment.Operators.Commands;

namespace Enrichment.Acceptance.Support;

/// <summary><c>enrich serve</c> as a process of its own, on a free port, over the data directory of a folder.</summary>
public sealed partial class ServerProcess : IDisposable
{
    private readonly EnrichProcess process;

    private ServerProcess(EnrichProcess process, Uri address)
    {
        this.process = process;
        Http = new HttpClient { BaseAddress = address, Timeout = Patience.Long };
    }

    public HttpClient Http { get; }

    public Uri Address => Http.BaseAddress!;

    public int Id => process.Id;

    /// <param name="words">Options of <c>enrich serve</c> beside its port, its data directory and its sandbox.</param>
    public static Task<ServerProcess> Start(TempFolder folder, SandboxProcess sandbox, params IEnumerable<string> words) =>
        Start(new Launch(folder.Path), "data", sandbox, words);

    /// <summary>Without pre-enrichment: an import that is looked up by itself would tell its rows before a test asks for anything.</summary>
    public static Task<ServerProcess> Start(Launch launch, string data, SandboxProcess sandbox, params IEnumerable<string> words) =>
        AsShipped(launch.With(("ENRICHMENT__PreEnrich__Enabled", "false")), data, sandbox, words);

    /// <summary>With every setting as it is shipped, but for those of the launch.</summary>
    public static async Task<ServerProcess> AsShipped(Launch launch, string data, SandboxProcess sandbox, params IEnumerable<string> words)
    {
        var process = EnrichProcess.Start(launch, ["serve", "--port", "0", "--data-dir", data, "--sandbox", sandbox.Address.ToString(), .. words]);
        await process.UntilItSays("enrichment listening on http");
        var address = ListensOn().Match(process.Out);
        address.Success.ShouldBeTrue($"the server ended before it listened: {process.Error}");
        return new ServerProcess(process, new Uri(address.Groups[1].Value));
    }

    /// <summary>An operator's command, as <c>enrich pbm</c> sends it; answers what it writes.</summary>
    /// <exception cref="CommandProblemException">The node refused.</exception>
    public async Task<string> Pbm(string line)
    {
        await process.UntilItSays("operators' port ");
        var text = new StringBuilder();
        await new PortClient(PortAddress.Read(OperatorsPort().Match(process.Out).Groups[1].Value, 0)!, null, "ann")
            .Run(WordSplitter.Split(line), piece => text.Append(piece), CancellationToken.None);
        return text.ToString();
    }

    public async Task<JsonElement> Get(string path) => await Http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    public async Task<JsonElement> Post(string path, string type, string body, HttpStatusCode expected)
    {
        using var answer = await Http.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, type));
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(expected, $"{path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>kill -9, and the end of every connection.</summary>
    public void KillHard() => process.KillHard();

    /// <summary>TERM to end it well, STOP and CONT to freeze it and let it go on.</summary>
    public void Signal(string name) => process.Signal(name);

    public Task<Ended> End() => process.End();

    public void Dispose()
    {
        Http.Dispose();
        process.Dispose();
    }

    [GeneratedRegex(@"enrichment listening on (http://\S+)")]
    private static partial Regex ListensOn();

    [GeneratedRegex(@"operators' port (\S+);")]
    private static partial Regex OperatorsPort();
}
