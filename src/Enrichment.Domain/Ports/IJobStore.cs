using Enrichment.Domain.Jobs;

namespace Enrichment.Domain.Ports;

/// <summary>Jobs over tables: durable before they are acknowledged.</summary>
public interface IJobStore
{
    /// <summary>Stores a job, or finds the one with the same id, which wins.</summary>
    Task<TableJob> Submit(TableJob job);

    Task<TableJob?> Find(string tenant, string jobId);

    /// <summary>Newest first; of one table, or of all tables of the tenant.</summary>
    /// <param name="after">Where to go on; null from the newest.</param>
    /// <param name="kinds">Only jobs of these kinds; null for all.</param>
    Task<IReadOnlyList<TableJob>> List(string tenant, string? tableId, int limit, ListMark? after = null, IReadOnlyList<JobKind>? kinds = null);

    /// <summary>Jobs of every tenant that have not ended, oldest first.</summary>
    Task<IReadOnlyList<TableJob>> Unfinished();

    /// <summary>Moves a job that has not ended; one that has stays as it is. Answers how it stands now.</summary>
    Task<TableJob?> Move(string tenant, string jobId, JobStatus to, DateTimeOffset at, string? problem);
}
