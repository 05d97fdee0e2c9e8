using Enrichment.Domain.Rows;
using Enrichment.Host.Reports;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>
/// What a run that lost its data directory still has: the progress file with the ids that are done, and the output with their values.
/// Those records are taken over as they are and not bought again.
/// </summary>
public sealed class CarriedRows
{
    private readonly HashSet<string> completed;
    private readonly HashSet<string> failed;
    private readonly EarlierOutput output;

    /// <param name="output">The partial or complete output.</param>
    public CarriedRows(ReadProgress progress, EarlierOutput output)
    {
        completed = [.. progress.CompletedIds];
        failed = [.. progress.FailedIds];
        this.output = output;
        Spent = progress.TotalCost;
    }

    /// <summary>Dollars that were spent before.</summary>
    public decimal Spent { get; }

    public int Count => completed.Count + failed.Count;

    /// <summary>The row as it was finished before; itself when it was not.</summary>
    /// <param name="onlyFailed">Takes up the failed records, and leaves alone what was never tried.</param>
    public RowDraft Apply(RowDraft draft, bool onlyFailed)
    {
        if (draft.Status != RowStatus.Pending)
        {
            return draft;
        }

        if (completed.Contains(draft.RecordId))
        {
            return output.Find(draft.Cells) is { } known
                ? draft with { Status = known.Status, Filled = known.Values, Reason = "taken over from an earlier output" }
                : draft with { Status = RowStatus.Skipped, Reason = "finished before; its output is gone" };
        }

        if (failed.Contains(draft.RecordId))
        {
            return onlyFailed ? draft : draft with { Status = RowStatus.Failed, Reason = "failed before; --retry-failed looks it up again" };
        }

        return onlyFailed ? draft with { Status = RowStatus.Deferred, Reason = "never tried; only failed records are looked up" } : draft;
    }
}
