using System.Security.Cryptography;
using System.Text;
using Enrichment.Domain.Fields;
using Enrichment.Domain.Rows;
using Enrichment.Host.Files;
using Enrichment.Host.Output;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>A row of an earlier output.</summary>
/// <param name="InPlace">Its cells in the input columns that bear a field's own name, which may have been filled.</param>
public sealed record EarlierRow(RowStatus Status, IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> InPlace);

/// <summary>
/// The rows of an earlier output, found again by their input cells. Columns that are filled in place do not take part: a cell that was
/// blank in the input may hold a found value in the output.
/// </summary>
public sealed class EarlierOutput
{
    private readonly Dictionary<string, List<EarlierRow>> rows = new(StringComparer.Ordinal);
    private readonly HashSet<int> inPlace;
    private readonly int columns;
    private readonly bool overwritten;

    /// <param name="header">The input's columns, which head the output too.</param>
    /// <param name="fields">The enriched fields of the run.</param>
    /// <param name="overwritten">Filled cells may have been written over.</param>
    public EarlierOutput(IReadOnlyList<string> header, IReadOnlyList<string> fields, bool overwritten)
    {
        columns = header.Count;
        this.overwritten = overwritten;
        inPlace = [.. fields.Select(f => ColumnNames.Find(FieldCatalog.Find(f)?.Column ?? f, header)).OfType<int>()];
    }

    /// <summary>Reads an output as far as a crash left it; one that is not there is empty.</summary>
    /// <exception cref="UsageException">It is the output of another input.</exception>
    public static EarlierOutput Read(string path, IReadOnlyList<string> header, IReadOnlyList<string> fields, bool overwritten)
    {
        var output = new EarlierOutput(header, fields, overwritten);
        if (File.Exists(path) && new FileInfo(path).Length > 0)
        {
            output.Take(new CsvFile(path, FormatDetector.Detect(path), new CsvLimits(1 << 30, 1 << 20)), header, fields);
        }

        return output;
    }

    /// <summary>The row with these input cells; null when it was not finished.</summary>
    public EarlierRow? Find(IReadOnlyList<string> cells) =>
        rows.TryGetValue(KeyOf(cells), out var found) ? found.Find(r => overwritten || Fits(r, cells)) : null;

    private bool Fits(EarlierRow row, IReadOnlyList<string> cells) =>
        inPlace.Order().Zip(row.InPlace).All(p => string.IsNullOrWhiteSpace(cells[p.First]) || cells[p.First] == p.Second);

    private void Take(CsvFile file, IReadOnlyList<string> header, IReadOnlyList<string> fields)
    {
        OutputLayout? layout = null;
        try
        {
            foreach (var record in file.Records())
            {
                if (layout is null)
                {
                    layout = OutputLayout.Of(record.Cells, header, fields);
                }
                else
                {
                    Take(record.Cells, layout);
                }
            }
        }
        catch (InputProblemException) when (layout is not null)
        {
            // A crash cut the last line short within a quoted cell: it is no finished row, and the last there is.
        }
    }

    private void Take(IReadOnlyList<string> cells, OutputLayout layout)
    {
        // A last line that a crash cut short has too few cells, or no whole status.
        if (cells.Count == layout.Width && layout.StatusOf(cells) is { } status)
        {
            var row = new EarlierRow(status, layout.ValuesOf(cells), [.. inPlace.Order().Select(c => cells[c])]);
            var key = KeyOf(cells);
            (rows.TryGetValue(key, out var same) ? same : rows[key] = []).Add(row);
        }
    }

    private string KeyOf(IReadOnlyList<string> cells)
    {
        var text = string.Join('\u001f', Enumerable.Range(0, columns).Where(c => !inPlace.Contains(c)).Select(c => cells[c]));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 16);
    }

    /// <summary>Where an earlier output keeps what.</summary>
    private sealed record OutputLayout(int Width, int Status, int Sources, int Cost, IReadOnlyList<(string Field, int Column)> Fields)
    {
        public static OutputLayout Of(IReadOnlyList<string> output, IReadOnlyList<string> header, IReadOnlyList<string> fields)
        {
            if (output.Count < header.Count + 3 || !output.Take(header.Count).SequenceEqual(header))
            {
                throw new UsageException("the output that lies there is not of this input; name another --output, or start with --force");
            }

            var own = fields.Select(f => (Field: f, Column: ColumnNames.Find(FieldCatalog.Find(f)?.Column ?? f, output)));
            return new OutputLayout(
                output.Count, output.Count - 3, output.Count - 2, output.Count - 1,
                [.. own.Where(f => f.Column is not null).Select(f => (f.Field, f.Column!.Value))]);
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
