using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Runs;
using Enrichment.Host.Composition;
using Enrichment.Storage;

namespace Enrichment.Host.Gateway.Jobs;

/// <summary>
/// Begins jobs when their turn comes and notes when they have ended. A table's jobs are worked one at a time: two of them would
/// want the same rows. Everything is read from the store, so a restart goes on where the last process was.
/// </summary>
internal sealed class JobRunner(IEngine engine, IJobStore jobs, JobPlans plans, TimeProvider time, ILogger<JobRunner> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>News are hints: one may be lost, and a store that was away may be back.</summary>
    private readonly Wakeup wakeup = new(time);

    /// <summary>Looks for what can be begun, soon.</summary>
    public void Kick() => wakeup.Ring();

    public override void Dispose()
    {
        base.Dispose();
        wakeup.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        engine.News.Changed += OnChanged;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await Round(stoppingToken);
                await wakeup.Wait(LookEvery, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The store knows what is under way.
        }
        finally
        {
            engine.News.Changed -= OnChanged;
        }
    }

    private void OnChanged(StoreHint hint)
    {
        if (hint is { Kind: StoreHintKind.Run, HasEnded: true })
        {
            Kick();
        }
    }

    private async Task Round(CancellationToken stop)
    {
        try
        {
            foreach (var table in (await jobs.Unfinished()).GroupBy(j => (j.Tenant, j.TableId)))
            {
                await Work([.. table], stop);
            }
        }
        catch (Exception e) when (StoreOutage.Is(e))
        {
            // The store says so itself, once.
        }
        catch (Exception e) when (e is LostRunException or TimeoutException)
        {
            log.LogWarning("Jobs wait: {Reason}", e.Message);
        }
    }

    private async Task Work(IReadOnlyList<TableJob> ofTable, CancellationToken stop)
    {
        var isWanted = ofTable.Any(j => j.Request.Kind != JobKind.PreEnrich);
        foreach (var job in ofTable)
        {
            var ended = isWanted && job.Request.Kind == JobKind.PreEnrich ? await GiveWay(job, stop)
                : job.Status == JobStatus.Running ? await Follow(job, stop)
                : await Begin(job, stop);
            if (!ended)
            {
                return;
            }
        }
    }

    /// <summary>Nobody asked for a pre-enrichment: it ends as soon as somebody asks for something. True when it has.</summary>
    private async Task<bool> GiveWay(TableJob job, CancellationToken stop)
    {
        const string Why = "gave way to a job that a user asked for";
        if (await engine.Progress(job.Run, stop) is not { } progress)
        {
            await jobs.Move(job.Tenant, job.JobId, JobStatus.Cancelled, time.GetUtcNow(), Why);
            return true;
        }

        if (!progress.Ended)
        {
            // Paused first it forgets what it has in flight, and so ends at once; what was bought is kept as ever.
            await engine.PauseRun(job.Run, stop);
            await engine.CancelRun(job.Run, Why, stop);
        }

        return await Follow(job, stop);
    }

    /// <summary>True when the job has ended.</summary>
    private async Task<bool> Follow(TableJob job, CancellationToken stop)
    {
        var progress = await engine.Progress(job.Run, stop);
        if (progress is null)
        {
            // It was marked before its run was begun.
            return await Begin(job, stop);
        }

        if (!progress.Ended)
        {
            return false;
        }

        var status = progress.Run.Status == RunStatus.Cancelled ? JobStatus.Cancelled : JobStatus.Completed;
        await jobs.Move(job.Tenant, job.JobId, status, progress.Run.FinishedAt ?? time.GetUtcNow(), progress.Run.StoppedBy);
        return true;
    }

    private async Task<bool> Begin(TableJob job, CancellationToken stop)
    {
        if (await engine.Tables.FindTable(job.TableId) is not { } table)
        {
            await jobs.Move(job.Tenant, job.JobId, JobStatus.Failed, time.GetUtcNow(), "its table is gone");
            return true;
        }

        if (await jobs.Move(job.Tenant, job.JobId, JobStatus.Running, time.GetUtcNow(), null) is not { HasEnded: false })
        {
            // It was cancelled a moment ago.
            return true;
        }

        var begun = await engine.StartRun(await plans.Of(job, table), stop);
        // Where nobody answered the run may have begun: the next look follows it or begins it.
        if (begun is { Problem: { } problem, RetryAfter: null, IsUnanswered: false })
        {
            await jobs.Move(job.Tenant, job.JobId, JobStatus.Failed, time.GetUtcNow(), problem);
            return true;
        }

        if (await jobs.Find(job.Tenant, job.JobId) is { Status: JobStatus.Cancelled, Problem: var why })
        {
            await engine.CancelRun(job.Run, why, stop);
            return true;
        }

        return begun.Problem is null && await HasEndedAtOnce(job, stop);
    }

    private async Task<bool> HasEndedAtOnce(TableJob job, CancellationToken stop) =>
        await engine.Progress(job.Run, stop) is { Ended: true } && await Follow(job with { Status = JobStatus.Running }, stop);
}
