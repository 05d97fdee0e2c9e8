using Enrichment.Host.Commands;

namespace Enrichment.Host.Tests.Support;

/// <summary>The command line in a folder of its own, with an engine in memory.</summary>
public sealed class Cli : IDisposable
{
    public TempFolder Folder { get; } = new();

    public FakeRoom Room { get; } = new();

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    public string Data => Folder.At("data");

    public string Output => Folder.At("out.csv");

    public CancellationTokenSource Interruption { get; private set; } = new();

    public async Task<int> Run(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var world = new CliWorld { Out = output, Error = error, Engines = Room, Environment = [], Time = TimeProvider.System };
        var code = await EnrichCli.Run(words, world, Interruption.Token);
        (Out, Error) = (output.ToString(), error.ToString());
        Interruption.Dispose();
        Interruption = new CancellationTokenSource();
        return code;
    }

    /// <summary><c>enrich run</c> of a CSV text in this folder.</summary>
    public Task<int> Enrich(string csv, params string[] more) =>
        Run(["run", "--input", Folder.Write("in.csv", csv), "--output", Output, "--data-dir", Data, .. more]);

    public string[] Lines() => File.ReadAllLines(Output);

    public void Dispose()
    {
        Interruption.Dispose();
        Folder.Dispose();
    }
}
