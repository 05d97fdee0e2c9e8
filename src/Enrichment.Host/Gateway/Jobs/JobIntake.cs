using Enrichment.Domain.Fields;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;

namespace Enrichment.Host.Gateway.Jobs;

/// <summary>Takes jobs in: stored with the rows that they list, then begun when their turn comes.</summary>
internal sealed class JobIntake(IJobStore jobs, IWorkStore work, ITableStore tables, JobRunner runner, TimeProvider time)
{
    /// <summary>A job of that id that is there already wins.</summary>
    /// <param name="rows">Row numbers of a job that takes listed rows; null else.</param>
    public async Task<TableJob> Submit(string jobId, TableDefinition table, JobRequest request, IReadOnlyList<long>? rows = null)
    {
        var job = new TableJob(jobId, table.Tenant, table.TableId, request, JobStatus.Pending, time.GetUtcNow(), null, null, null);
        if (rows is not null)
        {
            await work.ListRows(job.Run, rows);
        }

        var taken = await jobs.Submit(job);
        runner.Kick();
        return taken;
    }

    /// <summary>Fields that are asked for become columns of the table.</summary>
    public async Task Show(TableDefinition table, IReadOnlyList<string> fields)
    {
        var all = table.Fields.Union(fields).OrderBy(FieldCatalog.OrderOf).ToList();
        if (all.Count > table.Fields.Count)
        {
            await tables.SetFields(table.TableId, all);
        }
    }
}
