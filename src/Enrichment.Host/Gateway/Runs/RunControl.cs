using System.Globalization;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.Jobs;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway.Runs;

/// <summary>A person's words to a run of the own tenant; each is audited and answered with the run as it stands.</summary>
internal sealed class RunControl(
    RunSteering steering, IJobStore jobs, JobControl jobControl, RunViews views, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="ProblemException">404.</exception>
    public async Task<RunAnswer> Answer(Caller caller, string run, CancellationToken stop)
    {
        var id = IdOf(caller, run);
        var job = await jobs.Find(caller.Tenant, run);
        var progress = job?.Status == JobStatus.Pending ? null : await views.Of(id, stop);
        return job is null && progress is null ? throw NotFound(run) : RunAnswers.Of(job, progress, time.GetUtcNow());
    }

    public Task<RunAnswer> SetBudget(Caller caller, string run, decimal dollars, CancellationToken stop) => Do(
        caller, run, "budget", dollars.ToString(CultureInfo.InvariantCulture), id => steering.SetBudget(id, dollars, stop), stop);

    public Task<RunAnswer> Pause(Caller caller, string run, CancellationToken stop) =>
        Do(caller, run, "pause", "", id => steering.Pause(id, stop), stop);

    public Task<RunAnswer> Resume(Caller caller, string run, CancellationToken stop) =>
        Do(caller, run, "resume", "", id => steering.Resume(id, stop), stop);

    public async Task<RunAnswer> Cancel(Caller caller, string run, CancellationToken stop)
    {
        if (await jobs.Find(caller.Tenant, run) is not { } job)
        {
            return await Do(caller, run, "cancel", "", id => steering.Cancel(id, JobControl.WhyCancelled(caller), stop), stop);
        }

        await jobControl.Cancel(caller, job, stop);
        return await Answer(caller, run, stop);
    }

    private async Task<RunAnswer> Do(
        Caller caller, string run, string verb, string detail, Func<RunId, Task> command, CancellationToken stop)
    {
        var id = IdOf(caller, run);
        await command(id);
        await audit.Note(caller, $"run.{verb}", run, detail);
        return await Answer(caller, run, stop);
    }

    private static RunId IdOf(Caller caller, string run) => RunId.TryParse($"{caller.Tenant}/{run}", out var id) ? id : throw NotFound(run);

    private static ProblemException NotFound(string run) => ProblemException.NotFound($"run {run}");
}
