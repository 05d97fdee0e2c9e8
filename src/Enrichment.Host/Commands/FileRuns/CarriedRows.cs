using Enrichment.Domain.Fields;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Host.Files;
using Enrichment.Host.Output;
using Enrichment.Host.Reports;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>
/// What a run that lost its data directory still has: the progress file with the ids that are done, and the output with their values.
/// Those records are taken over as they are and not bought again.
/// </summary>
public sealed class CarriedRows
{
    private readonly HashSet<string> completed;
    private readonly HashSet<string> failed;
    private readonly Dictionary<string, Carried> values;

    private CarriedRows(ReadProgress progress, Dictionary<string, Carried> values)
    {
        completed = [.. progress.CompletedIds];
        failed = [.. progress.FailedIds];
        this.values = values;
        Spent = progress.TotalCost;
        StartedAt = progress.StartedAt;
    }

    private sealed record Carried(IReadOnlyDictionary<string, string> Values, RowStatus Status);

    /// <summary>Dollars that were spent before.</summary>
    public decimal Spent { get; }

    public DateTimeOffset? StartedAt { get; }

    public int Count => completed.Count + failed.Count;

    /// <param name="columns">The input's columns, as they head the output too.</param>
    /// <param name="output">The partial or complete output; it need not be there.</param>
    public static CarriedRows Load(ReadProgress progress, IReadOnlyList<string> columns, RecordIdRule ids, string output, IReadOnlyList<string> fields)
    {
        var values = new Dictionary<string, Carried>(StringComparer.Ordinal);
        if (File.Exists(output) && new FileInfo(output).Length > 0)
        {
            var format = FormatDetector.Detect(output);
            ReadOutput(new CsvFile(output, format, new CsvLimits(int.MaxValue / 4)), columns, ids, fields, values);
        }

        return new CarriedRows(progress, values);
    }

    /// <summary>The row as it was finished before; itself when it was not.</summary>
    /// <param name="onlyFailed">Takes up the failed records, and leaves alone what was never tried.</param>
    public RowDraft Apply(RowDraft draft, bool onlyFailed)
    {
        if (failed.Contains(draft.RecordId) && draft.Status == RowStatus.Pending)
        {
            return onlyFailed ? draft : draft with { Status = RowStatus.Failed, Reason = "failed before; --retry-failed looks it up again" };
        }

        if (!completed.Contains(draft.RecordId))
        {
            return onlyFailed && draft.Status == RowStatus.Pending
                ? draft with { Status = RowStatus.Deferred, Reason = "never tried; only failed records are looked up" }
                : draft;
        }

        return values.TryGetValue(draft.RecordId, out var known)
            ? draft with { Status = known.Status, Filled = known.Values, Reason = "taken over from an earlier output" }
            : draft with { Status = RowStatus.Skipped, Reason = "finished before; its output is gone" };
    }

    private static void ReadOutput(
        CsvFile file, IReadOnlyList<string> columns, RecordIdRule ids, IReadOnlyList<string> fields, Dictionary<string, Carried> into)
    {
        OutputLayout? layout = null;
        foreach (var record in file.Records())
        {
            if (layout is null)
            {
                layout = OutputLayout.Of(record.Cells, columns, fields);
                continue;
            }

            // A last line that a crash cut short is no finished record.
            if (record.Cells.Count == layout.Width && layout.StatusOf(record.Cells) is { } status)
            {
                into[ids.Of([.. record.Cells.Take(columns.Count)]).Value] = new Carried(layout.ValuesOf(record.Cells), status);
            }
        }
    }

    /// <summary>Where an earlier output keeps what.</summary>
    private sealed record OutputLayout(int Width, int Status, int Sources, int Cost, IReadOnlyList<(string Field, int Column)> Fields)
    {
        public static OutputLayout Of(IReadOnlyList<string> header, IReadOnlyList<string> columns, IReadOnlyList<string> fields)
        {
            if (header.Count < columns.Count + 3 || !header.Take(columns.Count).SequenceEqual(columns))
            {
                throw new UsageException("the output that lies there is not of this input; name another --output, or start with --force");
            }

            var own = fields.Select(f => (Field: f, Column: ColumnNames.Find(FieldCatalog.Find(f)?.Column ?? f, header)));
            return new OutputLayout(
                header.Count, header.Count - 3, header.Count - 2, header.Count - 1, [.. own.Where(f => f.Column is not null).Select(f => (f.Field, f.Column!.Value))]);
        }

        public RowStatus? StatusOf(IReadOnlyList<string> cells) =>
            Enum.GetValues<RowStatus>().Where(s => s != RowStatus.Pending && s.Word() == cells[Status]).Select(s => (RowStatus?)s).FirstOrDefault();

        public SortedDictionary<string, string> ValuesOf(IReadOnlyList<string> cells)
        {
            var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var (field, column) in Fields.Where(f => cells[f.Column].Length > 0))
            {
                values[field] = FormulaGuard.Unescape(cells[column]);
            }

            values[RowProvenance.CarriedSources] = cells[Sources];
            values[RowProvenance.CarriedCost] = cells[Cost];
            return values;
        }
    }
}
