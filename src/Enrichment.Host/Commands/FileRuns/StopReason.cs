using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>Tells why a run ended before all was tried.</summary>
public static class StopReason
{
    /// <summary>The run's budget, a bucket's or a source's ended it while rows still waited.</summary>
    public static bool IsBudget(RunProgress progress) =>
        progress.Buckets.Any(b => b.Rows.GetValueOrDefault(RowStatus.Deferred) > 0)
        && (Names(progress.Run.StoppedBy) || progress.Buckets.Any(b => Names(b.StoppedBy)));

    private static bool Names(string? stoppedBy) => stoppedBy?.Contains("budget", StringComparison.OrdinalIgnoreCase) == true;
}
