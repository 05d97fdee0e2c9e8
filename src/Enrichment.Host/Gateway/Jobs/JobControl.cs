using System.Globalization;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Host.Composition;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway.Jobs;

/// <summary>A person's words to a job: its end, whether it waits or works, and its budget.</summary>
internal sealed class JobControl(IEngine engine, IJobStore jobs, JobRunner runner, AuditTrail audit, TimeProvider time)
{
    public static string WhyCancelled(Caller caller) => $"cancelled by {caller.KeyId}";

    /// <summary>The job ends once what it has in flight is answered; cancelling it twice changes nothing.</summary>
    /// <exception cref="ProblemException">409: it has ended otherwise.</exception>
    public async Task Cancel(Caller caller, TableJob job, CancellationToken stop)
    {
        if (await End(job, WhyCancelled(caller), stop))
        {
            await audit.Note(caller, "job.cancel", $"{job.TableId}/{job.JobId}");
        }
    }

    /// <summary>As <see cref="Cancel(Caller, TableJob, CancellationToken)"/>, for whoever sees to the audit.</summary>
    /// <returns>False where it was cancelled before.</returns>
    /// <exception cref="ProblemException">409: it has ended otherwise.</exception>
    public async Task<bool> End(TableJob job, string why, CancellationToken stop)
    {
        if (job.Status == JobStatus.Cancelled)
        {
            return false;
        }

        if (job.HasEnded)
        {
            throw new ProblemException(StatusCodes.Status409Conflict, $"The job has ended: it is {job.Status.ToString().ToLowerInvariant()}.");
        }

        await Cancel(job, why, stop);
        runner.Kick();
        return true;
    }

    /// <summary>
    /// What a job may spend in all, changed while it works: more takes up what waits for money, less stops what is not paid or under
    /// way yet. A job that is one bucket is not held by its strategy's limit any more: the person who sets a sum means it.
    /// </summary>
    /// <exception cref="ProblemException">409: it has not begun, or has ended.</exception>
    public async Task SetBudget(Caller caller, TableJob job, decimal dollars, CancellationToken stop)
    {
        if (job.Status != JobStatus.Running)
        {
            throw job.HasEnded
                ? new ProblemException(StatusCodes.Status409Conflict, $"The job has ended: it is {job.Status.ToString().ToLowerInvariant()}.", "Begin another for what is left.")
                : new ProblemException(StatusCodes.Status409Conflict, "The job waits for its turn and has not begun.", "It can be cancelled.");
        }

        Commanded.Require(await engine.SetRunBudget(job.Run, dollars, stop));
        if (job.Request.Kind is JobKind.Enrich or JobKind.PreEnrich)
        {
            Commanded.Require(await engine.SetBucketBudget(new BucketId(job.Run, TableJob.Segment), dollars, caller.KeyId, stop));
        }

        await audit.Note(caller, "job.budget", $"{job.TableId}/{job.JobId}", dollars.ToString(CultureInfo.InvariantCulture));
    }

    private async Task Cancel(TableJob job, string why, CancellationToken stop)
    {
        if (await engine.Progress(job.Run, stop) is null)
        {
            // Not begun; should it begin at this moment, the runner sees that it has ended and cancels its run.
            await jobs.Move(job.Tenant, job.JobId, JobStatus.Cancelled, time.GetUtcNow(), why);
        }
        else
        {
            Commanded.Require(await engine.CancelRun(job.Run, why, stop));
        }
    }
}
