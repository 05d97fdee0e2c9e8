using System.Text.Json;

namespace Enrichment.Acceptance.Support;

/// <summary>A file enriched in a folder of its own against a sandbox.</summary>
public sealed record FileRunOfTest(TempFolder Folder, SandboxProcess Sandbox)
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public Launch Launch { get; init; } = new(Folder.Path);

    public string Input => Folder.At("in.csv");

    public string Output => Folder.At("out.csv");

    /// <param name="words">Options of <c>enrich run</c> beside its files, its sandbox and its delay of 0.</param>
    public EnrichProcess Start(params IEnumerable<string> words) => EnrichProcess.Start(Launch, Words(words));

    /// <summary>Runs to the end.</summary>
    public Task<Ended> Run(params IEnumerable<string> words) => EnrichProcess.Run(Launch, Words(words));

    /// <summary>Another command over the run's data directory, answering JSON.</summary>
    public async Task<JsonElement> Ask(params IEnumerable<string> words) =>
        (await EnrichProcess.Run(Launch, [.. words, "--data-dir", "data", "--json"])).With(0).Json();

    /// <summary>Another command over the run's data directory.</summary>
    public Task<Ended> Tell(params IEnumerable<string> words) => EnrichProcess.Run(Launch, [.. words, "--data-dir", "data"]);

    public ReportOfTest Report() =>
        JsonSerializer.Deserialize<ReportOfTest>(File.ReadAllText(Folder.At("enrichment_report.json")), Snake)!;

    public CsvOfTest Enriched() => CsvOfTest.Read(Output);

    private IEnumerable<string> Words(IEnumerable<string> words) =>
        ["run", "--input", Input, "--output", Output, "--data-dir", "data", "--delay", "0", "--sandbox", Sandbox.Address.ToString(), .. words];
}

/// <summary>What tests read of <c>enrichment_report.json</c>; amounts in dollars.</summary>
public sealed record ReportOfTest(
    string Status, string? StoppedBy, long TotalRecords, long Completed, long Failed, decimal TotalCost, decimal? Budget,
    IReadOnlyList<UnsettledOfTest> Unsettled, decimal UnsettledAtMost);

/// <summary>A call that the report lists as without a known outcome.</summary>
public sealed record UnsettledOfTest(string CallId, string Operation, string Entity, decimal Most);
