using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Rows;

/// <summary>Between which counters of completion the rows of a job lie.</summary>
/// <param name="First">Its rows come after this; null before it began.</param>
/// <param name="Last">Its rows end with this; null before it ended.</param>
public sealed record JobSpan(long? First, long? Last);

/// <summary>Rows in the order in which they became final.</summary>
public interface IDoneReader
{
    /// <summary>Rows after a counter, at most so many.</summary>
    Task<IReadOnlyList<TableRow>> After(string tableId, long doneSeq, int limit);

    /// <summary>The highest counter that was given in a table; 0 for none, null when there is no such table.</summary>
    Task<long?> Last(string tableId);

    /// <summary>Null when the tenant has no such job.</summary>
    Task<JobSpan?> OfJob(string tenant, string jobId);
}
