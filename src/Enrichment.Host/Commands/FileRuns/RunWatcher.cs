using Enrichment.Domain.Runs;
using Enrichment.Host.Composition;
using Enrichment.Host.Progress;
using Enrichment.Host.Reports;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>Follows a run until it ends: shows it, and keeps its files up to date.</summary>
public sealed class RunWatcher(
    OpenedEngine opened, LaunchedRun launched, RunFiles files, IProgressDisplay display, int checkpointInterval, TimeProvider time)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan UsageEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(1);
    private readonly ProgressMeter meter = new(time);
    private readonly CostWarnings warnings = new();
    private readonly PauseNotices pauses = new();
    private IReadOnlyList<SourceUsage> usage = [];
    private long usageAt = long.MinValue;
    private long probedAt = long.MinValue;
    private long unwritten;
    private bool toldOfDamage;

    /// <summary>Returns when the run has ended; its files hold all that finished.</summary>
    /// <exception cref="OperationCanceledException">The caller was interrupted; the files are as of the last writing.</exception>
    /// <exception cref="LostRunException">The engine knows nothing of the run, or does not answer.</exception>
    /// <exception cref="IOException">The disk of the data directory refuses to write.</exception>
    /// <exception cref="Output.OutputProblemException">A file cannot be written any more.</exception>
    public async Task<RunProgress> UntilEnded(CancellationToken stop)
    {
        while (true)
        {
            var progress = await opened.Engine.Progress(launched.Run, stop)
                ?? throw new LostRunException(
                    $"the run {launched.Run} is not known any more in {opened.DataDirectory}: its journal could not be kept there; go on with --resume");
            await Show(progress);
            if (progress.Ended)
            {
                await files.Update();
                return await WithStoredBuckets(progress);
            }

            LookForRefusal();
            await Checkpoint();
            LookForDamage(progress);
            await Task.Delay(Tick, time, stop);
        }
    }

    /// <summary>Writes output and progress as they stand, at an interruption or the end.</summary>
    public async Task WriteAll(string status)
    {
        await files.Update();
        await files.Progress.Write(Header(status));
        unwritten = 0;
    }

    /// <summary>The buckets of a run that had ended before this process began tell it nothing any more: what they stored last is what they did.</summary>
    private async Task<RunProgress> WithStoredBuckets(RunProgress ended)
    {
        var stored = (await opened.Reports.Buckets(launched.Run)).ToDictionary(b => b.Bucket);
        return ended with
        {
            Buckets = [.. ended.Buckets.Select(b => stored.TryGetValue(b.Bucket, out var last) && last.Revision > b.Revision ? last : b)],
        };
    }

    /// <summary>Who can go on does; then the run is given up, since what is damaged does not end by itself.</summary>
    private void LookForDamage(RunProgress progress)
    {
        if (opened.Engine.Damage(launched.Run) is not { } damage)
        {
            return;
        }

        if (!toldOfDamage)
        {
            display.Say($"a part of the run cannot go on: {damage.Reason}");
            toldOfDamage = true;
        }

        if (progress.Buckets.Where(b => b.FinishedAt is null).All(b => damage.Segments.Contains(b.Bucket.Segment)))
        {
            throw new LostRunException($"{damage.Reason} All else of the run has ended, and what was bought is kept in {opened.DataDirectory}. Restore that from a backup, or begin afresh with --force.");
        }
    }

    /// <summary>
    /// A disk that is nearly full takes small writes and refuses large ones: the run would ask again and again, and never say why it stands still.
    /// </summary>
    private void LookForRefusal()
    {
        if (opened.Refusal() is { } refusal)
        {
            throw refusal;
        }
    }

    private async Task Show(RunProgress progress)
    {
        if (usageAt == long.MinValue || time.GetElapsedTime(usageAt) > UsageEvery)
        {
            usage = await opened.Reports.Usage(launched.Run);
            usageAt = time.GetTimestamp();
        }

        var snapshot = meter.Read(progress, TokenCount.Of(usage), SourceHitList.Of(usage));
        display.Show(snapshot);
        if (warnings.Check(snapshot.Cost, snapshot.Budget) is { } warning)
        {
            display.Say(warning);
        }

        if (pauses.Check(snapshot) is { } notice)
        {
            display.Say(notice);
        }
    }

    private async Task Checkpoint()
    {
        if (probedAt == long.MinValue || time.GetElapsedTime(probedAt) >= ProbeEvery)
        {
            await files.Probe();
            probedAt = time.GetTimestamp();
        }

        if (!files.Progress.IsDue)
        {
            return;
        }

        unwritten += await files.Update();
        if (unwritten >= checkpointInterval || files.Progress.Completed + files.Progress.Failed == 0)
        {
            await files.Progress.Write(Header("running"));
            unwritten = 0;
        }
    }

    private ProgressHeader Header(string status) => new(
        launched.Run.ToString(), launched.Record.Input, launched.Record.InputSha256, launched.Record.Output, status, launched.Record.StartedAt,
        time.GetUtcNow(), files.TotalRows, TokenCount.Of(usage), launched.SpentBefore + usage.Sum(u => u.Charged), files.Errors.Latest);
}
