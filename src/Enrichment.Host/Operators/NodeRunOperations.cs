using Enrichment.Domain.Identity;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway;
using Enrichment.Host.Gateway.Runs;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Palettes;
using Enrichment.Operators.Seams;
using Enrichment.Storage;

namespace Enrichment.Host.Operators;

/// <summary>The runs of every tenant: those that were begun from the store and the engine, those that wait from their jobs.</summary>
internal sealed class NodeRunOperations(
    IStoreReader reader, IJobStore jobs, ITableStore tables, RunViews views, RunSteering steering, RunJobs runJobs, BusinessTables businesses,
    EnrichmentSettings settings, TimeProvider time) : IRunOperations
{
    public string DefaultTenant => settings.Run.Tenant;

    public async Task<IReadOnlyList<RunId>> Ids(string? tenant)
    {
        // One that is just being begun is a job already and no run yet.
        var waiting = (await jobs.Unfinished()).Select(j => (j.Run, At: j.CreatedAt));
        var begun = (await reader.Runs.Runs()).Select(r => (r.Run, At: r.StartedAt));
        return [.. waiting.Concat(begun).Where(r => tenant is null || r.Run.Tenant == tenant).OrderByDescending(r => r.At).Select(r => r.Run).Distinct()];
    }

    public async Task<RunDetail?> Show(RunId run, CancellationToken stop)
    {
        var job = await jobs.Find(run.Tenant, run.Name);
        var progress = job?.Status == JobStatus.Pending ? null : await views.Of(run, stop);
        return job is null && progress is null ? null
            : new RunDetail(Line(run, job, progress), progress is null ? [] : [.. progress.Buckets.Select(BucketPalette.Line)]);
    }

    public async Task<string> Trigger(RunWish wish)
    {
        var table = await Table(wish);
        var id = NewIds.Run();
        await Refusals.Told(async () => await runJobs.Submit(id, table, new JobRequest(
            JobKind.Run, runJobs.FieldsOf(table), RowsTaken.AllOfSegment, wish.TotalBudget, false, wish.MaxBuckets, wish.BucketLimit, wish.AskedBy, null)));
        return id;
    }

    public Task Cancel(RunId run, string why) => Refusals.Told(() => steering.Cancel(run, why, CancellationToken.None));

    public Task SetBudget(RunId run, decimal dollars) => Refusals.Told(() => steering.SetBudget(run, dollars, CancellationToken.None));

    public Task Pause(RunId run) => Refusals.Told(() => steering.Pause(run, CancellationToken.None));

    public Task Resume(RunId run) => Refusals.Told(() => steering.Resume(run, CancellationToken.None));

    private async Task<TableDefinition> Table(RunWish wish)
    {
        if (wish.Table is { } id)
        {
            return await tables.FindTable(id) is { } table && table.Tenant == wish.Tenant ? table
                : throw new CommandProblemException($"{wish.Tenant} has no table '{id}'");
        }

        return await businesses.HasAny(wish.Tenant) ? await businesses.Of(wish.Tenant)
            : throw new CommandProblemException($"{wish.Tenant} has no businesses; name a table with -b, or another tenant with -t");
    }

    private RunLine Line(RunId run, TableJob? job, RunProgress? progress)
    {
        var answer = RunAnswers.Of(job, progress, time.GetUtcNow());
        return new RunLine(
            run.ToString(), answer.Kind, answer.TableId, answer.Status, answer.StoppedBy, answer.TotalBusinesses, answer.TotalEnriched, answer.Failed,
            answer.Deferred, answer.Pending, answer.TotalCost, answer.TotalBudget, answer.CreatedAt, answer.FinishedAt);
    }
}
