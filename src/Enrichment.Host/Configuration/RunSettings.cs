namespace Enrichment.Host.Configuration;

/// <summary>What a file run does where the command line does not say otherwise.</summary>
public sealed record RunSettings
{
    /// <summary>The most that <see cref="MaxWorkers"/> may be.</summary>
    public const int MostWorkers = 20;

    /// <summary>Whose data it is.</summary>
    public string Tenant { get; init; } = "local";

    /// <summary>Where results, money and progress are kept.</summary>
    public string DataDirectory { get; init; } = ".enrichment";

    /// <summary>Lookups at once, 1 to 20.</summary>
    public int MaxWorkers { get; init; } = 10;

    /// <summary>Stages to work, in order, by comma.</summary>
    public string Stages { get; init; } = "poc,fund";

    /// <summary>How long a record waits between two stages, holding no worker.</summary>
    public TimeSpan StageDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Progress and output files are written each time this many records have finished, but not more than once a second.</summary>
    public int CheckpointInterval { get; init; } = 10;

    /// <summary>From this confidence on (0 to 1) a field counts as answered and no further source is asked for it.</summary>
    public double MinConfidence { get; init; } = 0.6;

    /// <summary>Dollars for a whole run; null for no limit.</summary>
    public decimal? Budget { get; init; }

    /// <summary>The largest cell, in bytes; a larger one fails its row.</summary>
    public int CellLimit { get; init; } = 1 << 20;

    /// <summary>The most columns; cells beyond fail their row.</summary>
    public int ColumnLimit { get; init; } = 2_000;

    /// <summary>How long Ctrl+C waits for calls in flight before it gives them up.</summary>
    public TimeSpan ShutdownPatience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>What is wrong, each naming its setting; empty when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        (bool Good, string Problem)[] checks =
        [
            (MaxWorkers is >= 1 and <= MostWorkers, $"Run:MaxWorkers: {MaxWorkers} is not from 1 to {MostWorkers}"),
            (StageDelay >= TimeSpan.Zero && StageDelay <= TimeSpan.FromDays(1), $"Run:StageDelay: {StageDelay} is not between 0 and a day"),
            (CheckpointInterval >= 1, $"Run:CheckpointInterval: {CheckpointInterval} is below 1"),
            (MinConfidence is >= 0 and <= 1, $"Run:MinConfidence: {MinConfidence} is not from 0 to 1"),
            (Budget is null or >= 0, $"Run:Budget: {Budget} is below zero"),
            (CellLimit is >= 1_024 and <= 1 << 30, $"Run:CellLimit: {CellLimit} is not from 1 KiB to 1 GiB"),
            (ColumnLimit is >= 1 and <= 100_000, $"Run:ColumnLimit: {ColumnLimit} is not from 1 to 100,000"),
            (ShutdownPatience >= TimeSpan.Zero, $"Run:ShutdownPatience: {ShutdownPatience} is below zero"),
        ];
        return checks.Where(c => !c.Good).Select(c => c.Problem);
    }
}
