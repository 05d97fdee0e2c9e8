using Enrichment.Host.Gateway.Jobs;

namespace Enrichment.Host.Commands;

/// <summary>What a user asked <c>enrich run</c> to do; null where the settings decide.</summary>
public sealed record RunRequest
{
    public required string Input { get; init; }

    public required string Output { get; init; }

    public string? Columns { get; init; }

    public char? Delimiter { get; init; }

    public string? Stages { get; init; }

    public TimeSpan? Delay { get; init; }

    public int? MaxWorkers { get; init; }

    /// <summary>Dollars.</summary>
    public decimal? Budget { get; init; }

    /// <summary>Dollars by account.</summary>
    public IReadOnlyDictionary<string, decimal> SourceBudgets { get; init; } = new Dictionary<string, decimal>();

    public bool DryRun { get; init; }

    public bool Resume { get; init; }

    public bool RetryFailed { get; init; }

    public bool Force { get; init; }

    public bool Refresh { get; init; }

    public bool Overwrite { get; init; }

    public string? Checkpoint { get; init; }

    public int? CheckpointInterval { get; init; }

    public IReadOnlyList<string> IdColumns { get; init; } = [];

    public string? PriorityColumn { get; init; }

    public double? MinPriority { get; init; }

    public string? Strategy { get; init; }

    public int? MaxBuckets { get; init; }

    public int? BucketLimit { get; init; }

    /// <summary>Told when the run has ended.</summary>
    public WebhookRequest? Webhook { get; init; }

    /// <summary>Where the summary goes as a mail.</summary>
    public string? MailSummary { get; init; }

    public string? DataDir { get; init; }

    public Uri? Sandbox { get; init; }

    public string? Limits { get; init; }

    public string? Config { get; init; }

    public bool Json { get; init; }

    /// <summary>The folder of the output, where the files beside it go.</summary>
    public string OutputFolder => Path.GetDirectoryName(Path.GetFullPath(Output)) ?? Path.GetFullPath(".");

    /// <summary>The progress file.</summary>
    public string CheckpointPath => Checkpoint ?? Path.Combine(OutputFolder, "enrichment_progress.json");

    /// <summary>What a run keeps to from its beginning, by option; those not given are left out.</summary>
    public IReadOnlyDictionary<string, string> AsBegun()
    {
        (string Option, object? Value)[] given =
        [
            ("--columns", Columns), ("--delimiter", Delimiter), ("--stages", Stages), ("--delay", Delay), ("--max-workers", MaxWorkers),
            ("--source-budget", SourceBudgets.Count == 0 ? null : string.Join(',', SourceBudgets.Select(b => $"{b.Key}={b.Value}"))),
            ("--refresh", Refresh ? true : null), ("--overwrite", Overwrite ? true : null),
            ("--id-columns", IdColumns.Count == 0 ? null : string.Join(',', IdColumns)), ("--priority-column", PriorityColumn),
            ("--min-priority", MinPriority), ("--strategy", Strategy), ("--max-buckets", MaxBuckets), ("--bucket-limit", BucketLimit),
        ];
        return given.Where(g => g.Value is not null).ToDictionary(g => g.Option, g => g.Value!.ToString()!);
    }

    /// <summary>This request, if its options fit together.</summary>
    /// <exception cref="UsageException">They contradict each other.</exception>
    public RunRequest Checked()
    {
        Refuse(Path.GetFullPath(Input) == Path.GetFullPath(Output), "--output is the --input itself; choose another file, the input is never altered");
        Refuse(Resume && Force, "--resume goes on and --force starts afresh; choose one");
        Refuse(Resume && RetryFailed, "--resume finishes a run and --retry-failed begins one over its failed records; resume first");
        Refuse(Directory.Exists(Output), $"--output {Output} is a directory; name a file in it");
        Refuse(!Directory.Exists(OutputFolder), $"--output {Output}: the folder {OutputFolder} does not exist");
        return this;
    }

    private static void Refuse(bool wrong, string why)
    {
        if (wrong)
        {
            throw new UsageException(why);
        }
    }
}
