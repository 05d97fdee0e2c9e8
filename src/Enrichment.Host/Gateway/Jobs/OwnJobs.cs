using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.Problems;
using Enrichment.Host.Gateway.Tables;

namespace Enrichment.Host.Gateway.Jobs;

/// <summary>The jobs of a tenant's tables; another's are not there.</summary>
internal sealed class OwnJobs(IJobStore jobs, OwnTables tables)
{
    /// <exception cref="ProblemException">404: there is no such table, or it has no such job.</exception>
    public async Task<TableJob> Get(Caller caller, string tableId, string jobId)
    {
        await tables.Get(caller, tableId);
        return await jobs.Find(caller.Tenant, jobId) is { } job && job.TableId == tableId ? job : throw ProblemException.NotFound($"job {jobId}");
    }
}
