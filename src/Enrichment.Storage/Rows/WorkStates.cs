using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Rows;

/// <summary>The states of a work item as stored.</summary>
internal static class WorkStates
{
    public const long Pending = 0;
    public const long Done = 1;
    public const long Deferred = 2;

    /// <summary>Of counts of rows by status, and of work (marked so) by state.</summary>
    public static BucketCounts Counts(IReadOnlyCollection<(bool IsWork, long State, long Count)> counts)
    {
        var work = counts.Where(c => c.IsWork).ToDictionary(c => c.State, c => c.Count);
        return new BucketCounts(
            counts.Where(c => !c.IsWork).ToDictionary(c => (RowStatus)c.State, c => c.Count),
            work.Values.Sum(),
            work.GetValueOrDefault(Pending),
            work.GetValueOrDefault(Deferred));
    }

    /// <summary>A bucket that was just opened: all of it is pending.</summary>
    public static BucketCounts Opened(long rows, long entities)
    {
        var byStatus = new Dictionary<RowStatus, long>();
        if (rows > 0) byStatus[RowStatus.Pending] = rows;
        return new BucketCounts(byStatus, entities, entities, 0);
    }
}
