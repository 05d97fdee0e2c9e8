using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Rows;

/// <summary>What the answers of a row's entities say together, as bits that an update can join: see <see cref="JointStatus"/>.</summary>
[Flags]
internal enum RowSigns
{
    None = 0,
    Failed = 1,
    Found = 2,
    Missing = 4,
    NotSkipped = 8,
}

internal static class RowSignsOfAnswers
{
    /// <summary>A deferred answer says only what it found: what it lacks, the answer to come will say.</summary>
    public static RowSigns Of(EntityAnswer answer)
    {
        var outcome = EntityOutcome.Of(answer);
        var found = outcome.Found ? RowSigns.Found : RowSigns.None;
        if (outcome.Status == RowStatus.Deferred) return found;
        return found
            | (outcome.Status == RowStatus.Failed ? RowSigns.Failed : RowSigns.None)
            | (outcome.Complete ? RowSigns.None : RowSigns.Missing)
            | (outcome.Status == RowStatus.Skipped ? RowSigns.None : RowSigns.NotSkipped);
    }
}
