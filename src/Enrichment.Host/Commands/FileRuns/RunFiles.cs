using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Host.Output;
using Enrichment.Host.Reports;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>Where a run's files go.</summary>
public sealed record RunPaths(string Output, string Progress, string Report, string Errors)
{
    public static RunPaths Of(RunRequest request) => new(
        request.Output,
        request.CheckpointPath,
        Path.Combine(request.OutputFolder, "enrichment_report.json"),
        Path.Combine(request.OutputFolder, "enrichment_errors.log"));
}

/// <summary>A run's files while it goes on: everything is derived from the rows that finished, in the order in which they did.</summary>
public sealed class RunFiles : IDisposable
{
    private readonly OutputProjector projector;

    private RunFiles(TableDefinition table, OutputProjector projector, RunPaths paths, string spoolFolder, long totalRows, TimeProvider time)
    {
        this.projector = projector;
        Progress = new ProgressFile(paths.Progress, spoolFolder, time);
        Errors = new ErrorLog(paths.Errors);
        Quality = new QualityMeter(table.Fields.Count);
        Paths = paths;
        TotalRows = totalRows;
    }

    public RunPaths Paths { get; }

    /// <summary>Data rows of the input.</summary>
    public long TotalRows { get; }

    public ProgressFile Progress { get; }

    public ErrorLog Errors { get; }

    public QualityMeter Quality { get; }

    /// <summary>Rows that named nobody to look up, by segment: no bucket counts them.</summary>
    public SortedDictionary<string, long> Unusable { get; } = new(StringComparer.Ordinal);

    /// <summary>The budget, a source's too, that could not bear the lookup of the row deferred last; null when none was short.</summary>
    public string? ShortBudget { get; private set; }

    /// <param name="anew">Rows that stand in the output may change: it is begun again.</param>
    /// <exception cref="OutputProblemException">A file cannot be written.</exception>
    public static async Task<RunFiles> Open(
        ITableStore store, TableDefinition table, OutputTarget target, bool overwrite, RunPaths paths, string dataDirectory, bool anew, long totalRows,
        TimeProvider time)
    {
        var projector = await OutputProjector.Open(store, table, target, overwrite, anew);
        try
        {
            var files = new RunFiles(table, projector, paths, Spool(dataDirectory), totalRows, time);
            await projector.Recall(files.Take);
            return files;
        }
        catch
        {
            projector.Dispose();
            throw;
        }
    }

    /// <summary>Brings output, error log and figures up to what has finished. Answers how many rows finished since the last time.</summary>
    public async Task<long> Update()
    {
        var before = Progress.Completed + Progress.Failed;
        await projector.Project(Take);
        Errors.Flush();
        return Progress.Completed + Progress.Failed - before;
    }

    /// <summary>Shows that the store still takes writes: with a full disk nothing finishes, and nobody else would say so.</summary>
    public Task Probe() => projector.Probe();

    /// <summary>Puts the output into input order.</summary>
    public Task Finish() => projector.Finish();

    public void Dispose()
    {
        projector.Dispose();
        Progress.Dispose();
        Errors.Dispose();
    }

    /// <summary>What a process that was killed has left there is of no use to anybody.</summary>
    private static string Spool(string dataDirectory)
    {
        var folder = Path.Combine(dataDirectory, "spool");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, true);
        }

        return folder;
    }

    private void Take(TableRow row)
    {
        Progress.Add(row);
        Errors.Add(row);
        Quality.Add(row);
        ShortBudget = LackOfMoney.Of(row) ?? ShortBudget;
        if (row.Status == RowStatus.Failed && row.Entities.Count == 0)
        {
            Unusable[row.Segment] = Unusable.GetValueOrDefault(row.Segment) + 1;
        }
    }
}
