using Enrichment.Domain.Runs;
using Enrichment.Host.Composition;
using Enrichment.Host.Output;
using Enrichment.Host.Progress;
using Enrichment.Host.Reports;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>How a file run ended.</summary>
/// <param name="Summary">Null when it was interrupted.</param>
public sealed record FileRunEnd(int ExitCode, RunSummary? Summary, RunReport? Report, LaunchedRun Launched);

/// <summary>Enriches a file from its opening to its report.</summary>
public sealed class FileRun(IEngineRoom room, IProgressDisplay display, TimeProvider time)
{
    private const int MostUnsettledListed = 10_000;
    private const int MostErrorsLogged = 100_000;

    /// <param name="interrupted">Ends the run gracefully; what is in flight is finished first.</param>
    public async Task<FileRunEnd> Run(RunSetup setup, CancellationToken interrupted)
    {
        var request = setup.Request;
        RunLauncher.RefuseToTrample(request);
        var data = request.DataDir ?? setup.Settings.Run.DataDirectory;
        await using var opened = await room.Open(data, setup.Settings.Sources, interrupted);
        foreach (var account in opened.Engine.Sources.Accounts.Where(a => a.OffReason is not null))
        {
            display.Say($"source {account.Name} is off: {account.OffReason}");
        }

        var launched = await new RunLauncher(setup, opened, display.Say, time).Launch(interrupted);
        using var files = await RunFiles.Open(
            opened.Engine.Tables, launched.Table, new OutputTarget(request.Output, setup.Survey.File.Format), launched.Record.Overwrite,
            RunPaths.Of(request), opened.DataDirectory, launched.Anew, setup.Survey.Rows, time);
        return await Follow(setup, opened, launched, files, interrupted);
    }

    private async Task<FileRunEnd> Follow(RunSetup setup, OpenedEngine opened, LaunchedRun launched, RunFiles files, CancellationToken interrupted)
    {
        var interval = setup.Request.CheckpointInterval ?? setup.Settings.Run.CheckpointInterval;
        var watcher = new RunWatcher(opened, launched, files, display, interval, time);
        RunProgress? ended = null;
        try
        {
            await display.During(async () => ended = await watcher.UntilEnded(interrupted));
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            display.Say("interrupted: finishing what is in flight ...");
            await opened.Engine.Shutdown(setup.Settings.Run.ShutdownPatience);
            await watcher.WriteAll("interrupted");
            return new FileRunEnd(ExitCodes.Interrupted, null, null, launched);
        }
        catch (Exception e) when (e is OutputProblemException or LostRunException || StoreProblems.Is(e))
        {
            await opened.Engine.Shutdown(setup.Settings.Run.ShutdownPatience);
            throw;
        }

        await files.Finish();
        foreach (var error in await opened.Reports.Errors(launched.Run, MostErrorsLogged))
        {
            files.Errors.Add($"{error.At:yyyy-MM-dd'T'HH:mm:ss'Z'} {error.Operation} {error.Kind}: {error.Detail} ({error.Entity})");
        }

        var stopped = StopReason.IsBudget(ended!, files.ShortBudget);
        await watcher.WriteAll(stopped ? "stopped" : ended!.Run.Status == RunStatus.Cancelled ? "cancelled" : "completed");
        var report = await Report(setup, opened, launched, files, ended!);
        await AtomicFile.Replace(files.Paths.Report, to => System.Text.Json.JsonSerializer.SerializeAsync(to, report, FileJson.Options));
        await new RunEnding(setup, opened, display.Say, time).Tell(report, files.Paths, interrupted);
        return new FileRunEnd(stopped ? ExitCodes.StoppedByBudget : ExitCodes.Done, report.Summary, report, launched);
    }

    private async Task<RunReport> Report(RunSetup setup, OpenedEngine opened, LaunchedRun launched, RunFiles files, RunProgress ended)
    {
        var usage = await opened.Reports.Usage(launched.Run);
        var unsettled = await opened.Reports.Unsettled(launched.Run, MostUnsettledListed);
        var summary = FileSummary.With(
            StopReason.Named(RunSummaries.Of(ended, time.GetUtcNow()), files.ShortBudget), files.Unusable, segment => setup.OneBucket ?? setup.Strategies.For(segment).Name);
        var finished = files.Progress.Completed + files.Progress.Failed;
        return new RunReport(
            launched.Run.ToString(), launched.Record.Input, launched.Record.Output, summary.Status, summary.StoppedBy, launched.Record.StartedAt,
            ended.Run.FinishedAt, files.TotalRows, files.Progress.Completed, files.Progress.Failed, summary.TotalCost,
            finished == 0 ? 0 : Math.Round(summary.TotalCost / finished, 9), launched.SpentBefore, TokenCount.Of(usage), ended.Run.TotalBudget,
            summary, files.Quality.Read(), SourceHitList.Of(usage), usage, unsettled, unsettled.Sum(u => u.Most));
    }
}
