using Enrichment.Domain.Fields;
using Enrichment.Domain.Rows;

namespace Enrichment.Host.Output;

/// <summary>
/// What stands in which column of an enriched file: the input's columns in their order, the enriched fields that the input has no
/// column for, then status, sources and cost.
/// </summary>
public sealed class OutputColumns
{
    public const string Status = "enrichment_status";
    public const string Sources = "enrichment_sources";
    public const string Cost = "enrichment_cost";

    private readonly string?[] filledInPlace;
    private readonly string[] added;

    private readonly bool overwrite;
    private readonly bool raw;

    /// <param name="overwrite">What was found is written over filled cells too.</param>
    /// <param name="raw">What was found is written as it is, also where a spreadsheet would run it.</param>
    public OutputColumns(TableDefinition table, bool overwrite = false, bool raw = false)
    {
        this.overwrite = overwrite;
        this.raw = raw;
        filledInPlace = [.. FieldsOf(table)];
        added = [.. table.Fields.Except(filledInPlace.OfType<string>()).OrderBy(FieldCatalog.OrderOf)];
        Header = HeaderOf(table);
    }

    public IReadOnlyList<string> Header { get; }

    /// <summary>The cells of a row, in the header's order.</summary>
    public IEnumerable<string> Cells(TableRow row)
    {
        for (var i = 0; i < filledInPlace.Length; i++)
        {
            var cell = i < row.Cells.Count ? row.Cells[i] : "";
            yield return filledInPlace[i] is { } field && (overwrite || string.IsNullOrWhiteSpace(cell)) ? ValueOf(row, field) ?? cell : cell;
        }

        foreach (var field in added)
        {
            yield return ValueOf(row, field) ?? "";
        }

        yield return row.Status.Word();
        yield return RowProvenance.Sources(row);
        yield return RowProvenance.Cost(row);
    }

    /// <summary>
    /// By column of the input: the wanted field whose own column name it bears, so that its blank cells are filled in place; the
    /// first of repeated headers takes it.
    /// </summary>
    private static IEnumerable<string?> FieldsOf(TableDefinition table)
    {
        var open = table.Fields.Select(FieldCatalog.Find).OfType<FieldDefinition>()
            .ToDictionary(f => f.Column, f => f.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var column in table.Columns)
        {
            yield return open.Remove(column.Trim(), out var field) ? field : null;
        }
    }

    private string? ValueOf(TableRow row, string field) =>
        !row.Values.TryGetValue(field, out var value) ? null : raw ? value : FormulaGuard.Escape(value);

    private List<string> HeaderOf(TableDefinition table)
    {
        var header = new List<string>(table.Columns);
        var taken = table.Columns.Select(c => c.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in added.Select(f => FieldCatalog.Find(f)?.Column ?? f).Concat([Status, Sources, Cost]))
        {
            header.Add(Unique(name, taken));
        }

        return header;
    }

    private static string Unique(string name, HashSet<string> taken)
    {
        var unique = name;
        for (var i = 2; !taken.Add(unique); i++)
        {
            unique = $"{name}_{i}";
        }

        return unique;
    }
}
