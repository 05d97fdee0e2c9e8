using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>Tells why a run ended before all was tried.</summary>
public static class StopReason
{
    /// <summary>The run's budget, a bucket's or a source's ended it while rows still waited.</summary>
    /// <param name="shortBudget">A budget that a row was deferred for: how a source's shows, which stops no bucket.</param>
    public static bool IsBudget(RunProgress progress, string? shortBudget = null) =>
        progress.Buckets.Any(b => b.Rows.GetValueOrDefault(RowStatus.Deferred) > 0)
        && (shortBudget is not null || Names(progress.Run.StoppedBy) || progress.Buckets.Any(b => Names(b.StoppedBy)));

    /// <summary>The summary, with the budget that rows were deferred for where the run itself names none.</summary>
    public static RunSummary Named(RunSummary summary, string? shortBudget) =>
        summary.StoppedBy is null && summary.Deferred > 0 ? summary with { StoppedBy = shortBudget } : summary;

    private static bool Names(string? stoppedBy) => stoppedBy?.Contains("budget", StringComparison.OrdinalIgnoreCase) == true;
}
