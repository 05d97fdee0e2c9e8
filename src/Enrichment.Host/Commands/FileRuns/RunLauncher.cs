using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using Enrichment.Host.Composition;
using Enrichment.Host.Configuration;
using Enrichment.Host.Reports;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>Begins a run: afresh, where an earlier one stopped, or over the records that failed.</summary>
public sealed class RunLauncher(RunSetup setup, OpenedEngine opened, Action<string> say, TimeProvider time)
{
    private readonly RunRequest request = setup.Request;
    private readonly RunRecords records = new(opened.DataDirectory);

    /// <summary>What is refused needs no engine to be refused: called before one is started.</summary>
    /// <exception cref="UsageException">Another run's checkpoint lies there.</exception>
    public static void RefuseToTrample(RunRequest request)
    {
        if (!request.Resume && !request.RetryFailed && !request.Force && File.Exists(request.CheckpointPath))
        {
            throw new UsageException(
                $"{request.CheckpointPath} is another run's checkpoint; go on with it by --resume, begin afresh by --force, or choose another output folder");
        }
    }

    /// <exception cref="UsageException">There is nothing that could be resumed or retried, or it does not fit.</exception>
    public async Task<LaunchedRun> Launch(CancellationToken stop)
    {
        var found = Found();
        if (request.RetryFailed)
        {
            return await (found is null ? Restore(stop) : Begin(found, retryFailed: true, stop));
        }

        if (request.Resume)
        {
            return await (found is null ? Restore(stop) : Resume(found, stop));
        }

        if (found is not null)
        {
            await PauseUnended(RunId.Parse(found.Run), stop);
        }

        return await Fresh(null, stop);
    }

    /// <summary>A run that goes on would keep its rows from the one that is to be begun.</summary>
    private async Task PauseUnended(RunId run, CancellationToken stop)
    {
        if (await opened.Engine.Progress(run, stop) is { Ended: false })
        {
            await Do(opened.Engine.PauseRun(run, stop));
        }
    }

    private RunRecord? Found()
    {
        var record = records.OfOutput(request.Output) ?? (request.Resume || request.RetryFailed ? records.OfInput(setup.Survey.ContentHash) : null);
        if (record is not null && (request.Resume || request.RetryFailed) && record.InputSha256 != setup.Survey.ContentHash)
        {
            throw new UsageException($"{request.Input} is not what the run of {record.StartedAt:yyyy-MM-dd HH:mm} began with (its content has changed); begin afresh with --force");
        }

        return record;
    }

    /// <summary>Takes over what the progress file vouches for, when the data directory knows nothing of the run.</summary>
    private async Task<LaunchedRun> Restore(CancellationToken stop)
    {
        var progress = ReadProgress.From(request.CheckpointPath);
        if (progress is null)
        {
            say(request.RetryFailed ? "nothing failed before: no run of this input is known; starting from the beginning" : "nothing to resume; starting from the beginning");
            return await Fresh(null, stop);
        }

        if (progress.InputSha256 is { } hash && hash != setup.Survey.ContentHash)
        {
            throw new UsageException($"{request.CheckpointPath} belongs to a run of another input ({progress.Input}); begin afresh with --force");
        }

        var stages = Stages(request.Stages ?? setup.Settings.Run.Stages);
        var output = EarlierOutput.Read(progress.Output ?? request.Output, setup.Survey.Columns, FieldsOf(stages), request.Overwrite);
        var carried = new CarriedRows(progress, output);
        say($"the data directory knows nothing of this run; {carried.Count:N0} records are taken over from {request.CheckpointPath}");
        return await Fresh(carried, stop);
    }

    private async Task<LaunchedRun> Fresh(CarriedRows? carried, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var names = request.Stages ?? setup.Settings.Run.Stages;
        var name = $"f-{setup.Survey.ContentHash[..10]}-{now:yyyyMMddHHmmssfff}";
        var stages = Stages(names);
        var record = new RunRecord(
            new RunId(setup.Settings.Run.Tenant, name).ToString(), name, Path.GetFullPath(request.Input), setup.Survey.ContentHash,
            Path.GetFullPath(request.Output), names, request.Overwrite, now, request.AsBegun());
        await records.Save(record);
        return await Fill(record, stages, carried, stop);
    }

    private async Task<LaunchedRun> Fill(RunRecord record, IReadOnlyList<Stage> stages, CarriedRows? carried, CancellationToken stop)
    {
        var table = new TableDefinition(
            record.Table, setup.Settings.Run.Tenant, Path.GetFileName(record.Input), setup.Survey.Columns, FieldsOf(stages), record.StartedAt);
        var drafts = RowIntakes.Of(setup, table.Fields, record.Overwrite, await opened.Tenants.Secret(table.Tenant)).Drafts();
        await TableIntake.Run(opened.Engine.Tables, table, carried is null ? drafts : drafts.Select(d => carried.Apply(d, request.RetryFailed)), stop);
        var run = RunId.Parse(record.Run);
        await Start(run, table, stages, retryFailed: false, carried?.Spent ?? 0, stop);
        return new LaunchedRun(run, table, record, true, carried?.Spent ?? 0);
    }

    private async Task<LaunchedRun> Resume(RunRecord record, CancellationToken stop)
    {
        var run = RunId.Parse(record.Run);
        var progress = await opened.Engine.Progress(run, stop);
        if (progress is null)
        {
            // It died while the input was taken in: what is there already is left as it is.
            return await Fill(record, Stages(record.Stages), null, stop);
        }

        TellWhatStays(record);
        var anew = progress.Ended;
        if (progress.Run.Status == RunStatus.Cancelled)
        {
            return await Begin(record, retryFailed: false, stop);
        }

        if (request.Budget is { } budget)
        {
            await Do(opened.Engine.SetRunBudget(run, budget, stop));
        }
        else if (progress.Run.Status == RunStatus.Paused)
        {
            await Do(opened.Engine.ResumeRun(run, stop));
        }
        else if (progress.Ended && !StopReason.IsBudget(progress) && HasDeferred(progress))
        {
            return await Begin(record, retryFailed: false, stop);
        }

        return new LaunchedRun(run, await TableOf(record), record with { Output = Path.GetFullPath(request.Output) }, anew, 0);
    }

    private void TellWhatStays(RunRecord record)
    {
        string[] changed = [.. request.AsBegun().Where(o => record.AsBegun.GetValueOrDefault(o.Key) != o.Value).Select(o => o.Key)];
        if (changed.Length > 0)
        {
            say($"the run goes on as it began: {string.Join(", ", changed)} cannot be changed by --resume");
        }
    }

    /// <summary>A further run over the rows of a table that is there already.</summary>
    private async Task<LaunchedRun> Begin(RunRecord known, bool retryFailed, CancellationToken stop)
    {
        var table = await TableOf(known);
        await PauseUnended(RunId.Parse(known.Run), stop);
        var now = time.GetUtcNow();
        var run = new RunId(table.Tenant, $"{known.Table}-{now:HHmmssfff}");
        var record = known with { Run = run.ToString(), Output = Path.GetFullPath(request.Output), StartedAt = now };
        await Start(run, table, Stages(known.Stages), retryFailed, 0, stop);
        await records.Save(record);
        return new LaunchedRun(run, table, record, true, 0);
    }

    private async Task Start(RunId run, TableDefinition table, IReadOnlyList<Stage> stages, bool retryFailed, decimal spent, CancellationToken stop)
    {
        var segments = await opened.Engine.Work.Segments(table.TableId, retryFailed, request.MinPriority);
        var settings = setup.Settings.Run;
        var budget = request.Budget ?? settings.Budget;
        await Do(opened.Engine.StartRun(
            new RunDefinition(
                run, table.TableId, stages, request.Delay ?? settings.StageDelay, budget is null ? null : Math.Max(0, budget.Value - spent),
                BucketPlanner.Plan(segments, setup.Strategies, request.BucketLimit, request.MaxBuckets, setup.OneBucket),
                request.MaxWorkers ?? settings.MaxWorkers, retryFailed, request.Refresh, settings.MinConfidence, request.MinPriority,
                SourceCaps.Of(opened.Engine.Sources, request.SourceBudgets), time.GetUtcNow()),
            stop));
    }

    private async Task<TableDefinition> TableOf(RunRecord record) => await opened.Engine.Tables.FindTable(record.Table)
        ?? throw new UsageException($"the data directory {opened.DataDirectory} has lost the table of this run; begin afresh with --force");

    private IReadOnlyList<Stage> Stages(string names) => StageBook.Choose(setup.Settings.Stages, names, setup.Persons, opened.Engine.Sources);

    private static IReadOnlyList<string> FieldsOf(IReadOnlyList<Stage> stages) =>
        [.. stages.SelectMany(s => s.Fields).Distinct().OrderBy(Domain.Fields.FieldCatalog.OrderOf)];

    private static bool HasDeferred(RunProgress progress) => progress.Buckets.Any(b => b.Rows.GetValueOrDefault(RowStatus.Deferred) > 0);

    private static async Task Do(Task<CommandResult> command)
    {
        if ((await command).Problem is { } problem)
        {
            throw new UsageException(problem);
        }
    }
}
