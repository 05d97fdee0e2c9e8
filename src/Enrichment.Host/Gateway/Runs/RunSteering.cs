using Enrichment.Domain.Identity;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Host.Composition;
using Enrichment.Host.Gateway.Jobs;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway.Runs;

/// <summary>A person's words to a run, whoever says them; whoever passes them on sees to the audit.</summary>
internal sealed class RunSteering(IEngine engine, IJobStore jobs, JobControl jobControl, RunViews views)
{
    /// <exception cref="ProblemException">404, or 409 where the run does not take it as it stands.</exception>
    public Task SetBudget(RunId run, decimal dollars, CancellationToken stop) => Do(run, () => engine.SetRunBudget(run, dollars, stop), stop);

    /// <inheritdoc cref="SetBudget"/>
    public Task Pause(RunId run, CancellationToken stop) => Do(run, () => engine.PauseRun(run, stop), stop);

    /// <inheritdoc cref="SetBudget"/>
    public Task Resume(RunId run, CancellationToken stop) => Do(run, () => engine.ResumeRun(run, stop), stop);

    /// <summary>Cancels it, whether it waits or works.</summary>
    /// <inheritdoc cref="SetBudget"/>
    public async Task Cancel(RunId run, string why, CancellationToken stop)
    {
        if (await jobs.Find(run.Tenant, run.Name) is { } job)
        {
            await jobControl.End(job, why, stop);
        }
        else
        {
            await Do(run, () => engine.CancelRun(run, why, stop), stop);
        }
    }

    private async Task Do(RunId run, Func<Task<CommandResult>> command, CancellationToken stop)
    {
        var job = await jobs.Find(run.Tenant, run.Name);
        if (job?.Status == JobStatus.Pending)
        {
            throw new ProblemException(StatusCodes.Status409Conflict, "The run waits for its turn and has not begun.", "It can be cancelled.");
        }

        if (job is null && await views.Of(run, stop) is null)
        {
            throw ProblemException.NotFound($"run {run.Name}");
        }

        Commanded.Require(await command());
    }
}
