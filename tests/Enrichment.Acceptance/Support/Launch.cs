namespace Enrichment.Acceptance.Support;

/// <summary>Where and how a process starts.</summary>
/// <param name="Folder">Its working directory.</param>
public sealed record Launch(string Folder)
{
    /// <summary>Words before the program's own, such as a shell that lowers a limit first.</summary>
    public IReadOnlyList<string> Through { get; init; } = [];

    /// <summary>The sandbox's sites need no pause between two pages; vendors' answers are on the same machine.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>
    {
        ["ENRICHMENT__Sources__Internal__Delay"] = "00:00:00",
        ["ENRICHMENT__Sources__Internal__Timeout"] = "00:01:00",
        ["ENRICHMENT__Sources__Hunter__Timeout"] = "00:01:00",
        ["ENRICHMENT__Sources__DataAxle__Timeout"] = "00:01:00",
    };

    /// <summary>Gives a lost answer up after a second.</summary>
    public Launch WithShortTimeouts() => this with
    {
        Environment = Environment.ToDictionary(v => v.Key, v => v.Key.EndsWith("Timeout", StringComparison.Ordinal) ? "00:00:01" : v.Value),
    };

    /// <summary>With these variables too.</summary>
    public Launch With(params IEnumerable<(string Name, string Value)> variables) => this with
    {
        Environment = Environment.Concat(variables.Select(v => KeyValuePair.Create(v.Name, v.Value))).GroupBy(v => v.Key).ToDictionary(g => g.Key, g => g.Last().Value),
    };

    /// <summary>Hears SIGINT even where the test's own parent ignores it, which children inherit.</summary>
    public Launch HearingInterrupts() => this with { Through = ["env", "--default-signal=INT"] };
}
