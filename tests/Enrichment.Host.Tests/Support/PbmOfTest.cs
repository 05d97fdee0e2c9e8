using System.Text;
using System.Text.Json;
using Enrichment.Host.Commands;
using Enrichment.Host.Commands.FileRuns;
using Enrichment.Host.Configuration;
using Enrichment.Host.Operators;
using Enrichment.Operators.Client;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Port;

namespace Enrichment.Host.Tests.Support;

/// <summary>Operators' commands to a gateway of a test, through a port of their own.</summary>
public sealed class PbmOfTest : IAsyncDisposable
{
    private readonly OperatorPort port;

    private PbmOfTest(OperatorPort port) => this.port = port;

    public static PbmOfTest Of(GatewayOfTest gateway) =>
        new(NodePort.Open(gateway.Server, gateway.Node, new PbmSettings { Port = 0 }, World(gateway))!);

    internal static CliWorld World(GatewayOfTest gateway) => new()
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        Environment = [],
        Time = TimeProvider.System,
        Engines = new LocalEngineRoom(TimeProvider.System),
    };

    public async Task<string> Run(string line)
    {
        var text = new StringBuilder();
        await Hear(line, piece => text.Append(piece));
        return text.ToString();
    }

    /// <summary>Also what is said before a refusal.</summary>
    public Task Hear(string line, Action<string> hear) =>
        new PortClient(new PortAddress(port.EndPoint.Address.ToString(), port.EndPoint.Port), null, "ann").Run(WordSplitter.Split(line), hear, CancellationToken.None);

    /// <summary>What it answers with <c>-j</c>.</summary>
    public async Task<JsonElement> Json(string line) => JsonDocument.Parse(await Run($"{line} -j")).RootElement;

    /// <summary>What the command is refused with.</summary>
    public async Task<string> Refusal(string line) => (await Should.ThrowAsync<CommandProblemException>(() => Run(line), line)).Message;

    public ValueTask DisposeAsync() => port.DisposeAsync();
}
