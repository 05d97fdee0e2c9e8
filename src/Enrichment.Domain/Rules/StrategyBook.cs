using Enrichment.Domain.Text;

namespace Enrichment.Domain.Rules;

/// <summary>The strategies in force, and which one a vertical bucket gets.</summary>
public sealed class StrategyBook
{
    /// <summary>Taken by buckets that no other name prefixes.</summary>
    public const string DefaultName = "default";

    /// <summary>Taken by a file without any category; by no bucket's name.</summary>
    public const string FileName = "file";

    /// <summary>Taken by the jobs of tables; by no bucket's name.</summary>
    public const string TableName = "table";

    private static readonly Lazy<StrategyBook> Book = new(() => StrategyReader.Read(EmbeddedData.Text("strategies.json"), null, null));

    private readonly Dictionary<string, Strategy> byName;
    private readonly Strategy[] longestFirst;

    /// <exception cref="ArgumentException">Two have one name, or "default", "file" or "table" is missing.</exception>
    public StrategyBook(IEnumerable<Strategy> strategies)
    {
        All = [.. strategies];
        byName = All.ToDictionary(strategy => strategy.Name, StringComparer.Ordinal);
        if (!byName.ContainsKey(DefaultName) || !byName.ContainsKey(FileName) || !byName.ContainsKey(TableName))
            throw new ArgumentException($"A strategy book needs \"{DefaultName}\", \"{FileName}\" and \"{TableName}\".", nameof(strategies));
        longestFirst = [.. All.Where(strategy => strategy.Name is not (FileName or TableName)).OrderByDescending(strategy => strategy.Name.Length)];
    }

    /// <summary>The strategies that ship with the program.</summary>
    public static StrategyBook Shipped => Book.Value;

    /// <summary>Every strategy in the order of the file.</summary>
    public IReadOnlyList<Strategy> All { get; }

    /// <summary>For a file that tells no category at all.</summary>
    public Strategy ForFile => byName[FileName];

    /// <summary>For a table's jobs.</summary>
    public Strategy ForTable => byName[TableName];

    /// <summary>
    /// Reads a user's file over the shipped strategies: one that is named there keeps what the file leaves out; a new one
    /// takes what it leaves out from "default".
    /// </summary>
    /// <param name="families">The source families there are, to check names against; null checks none.</param>
    /// <exception cref="RulesException">The file is wrong; the message names strategy, key and reason.</exception>
    public static StrategyBook Parse(string json, IReadOnlyCollection<string>? families = null) =>
        StrategyReader.Read(json, Shipped, families);

    /// <summary>The strategy with the longest name that starts <paramref name="vertBucket"/>, else "default" (mission A2).</summary>
    public Strategy For(string vertBucket) =>
        Array.Find(longestFirst, strategy => vertBucket.StartsWith(strategy.Name, StringComparison.OrdinalIgnoreCase))
        ?? byName[DefaultName];

    /// <summary>The strategy of exactly this name, or null.</summary>
    public Strategy? Named(string name) => byName.GetValueOrDefault(name);
}
