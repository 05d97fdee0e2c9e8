using Enrichment.Domain.Text;

namespace Enrichment.Domain.Identity;

/// <summary>
/// How a file's rows get their record ids: by the columns chosen, else by fund.title, poc.first_name and poc.last_name
/// where all three are there, else by the whole row. A row whose chosen cells are all blank goes by the whole row too, so
/// that unrelated rows without a name are not taken for one. Neither the order of rows nor that of columns matters.
/// </summary>
public sealed class RecordIdRule
{
    private static readonly string[] DefaultColumns = ["fund.title", "poc.first_name", "poc.last_name"];

    private readonly Column[] chosen;
    private readonly Column[] whole;

    private RecordIdRule(Column[] chosen, Column[] whole)
    {
        this.chosen = chosen;
        this.whole = whole;
    }

    private readonly record struct Column(string Name, int Index);

    /// <summary>The columns that ids come from.</summary>
    public IReadOnlyList<string> Columns => [.. chosen.Select(column => column.Name)];

    /// <summary>True when ids come from the whole row.</summary>
    public bool UsesWholeRow => ReferenceEquals(chosen, whole);

    /// <summary>The rule for a file with this header.</summary>
    /// <param name="columns">The columns asked for; null or empty for the default.</param>
    /// <exception cref="FormatException">A column asked for is not in the header; the message names it and the nearest one.</exception>
    public static RecordIdRule For(IReadOnlyList<string> header, IReadOnlyList<string>? columns = null)
    {
        var whole = Sorted(header.Select((name, index) => new Column(name, index)));
        if (columns is { Count: > 0 })
            return new RecordIdRule(Sorted(columns.Distinct().Select(name => new Column(name, IndexOf(header, name)))), whole);
        var defaults = DefaultColumns.Select(name => new Column(name, Find(header, name))).ToArray();
        return new RecordIdRule(defaults.All(column => column.Index >= 0) ? Sorted(defaults) : whole, whole);
    }

    /// <summary>The id of a row. Cells beyond the row's end count as empty.</summary>
    public RecordId Of(IReadOnlyList<string?> cells)
    {
        var columns = Array.TrueForAll(chosen, column => string.IsNullOrWhiteSpace(Cell(cells, column))) ? whole : chosen;
        var parts = new string[columns.Length * 2];
        for (var i = 0; i < columns.Length; i++)
            (parts[2 * i], parts[2 * i + 1]) = (columns[i].Name, Cell(cells, columns[i]));
        return new RecordId(CanonicalHash.Of("record.v1", parts));
    }

    private static string Cell(IReadOnlyList<string?> cells, Column column) =>
        column.Index < cells.Count ? cells[column.Index] ?? "" : "";

    private static Column[] Sorted(IEnumerable<Column> columns) =>
        [.. columns.OrderBy(column => column.Name, StringComparer.Ordinal).ThenBy(column => column.Index)];

    private static int IndexOf(IReadOnlyList<string> header, string name) => Find(header, name) is var index and >= 0 ? index
        : throw new FormatException($"The file has no column \"{name}\" to take record ids from.{DidYouMean.Hint(name, [.. header])}");

    private static int Find(IReadOnlyList<string> header, string name)
    {
        for (var i = 0; i < header.Count; i++)
        {
            if (header[i] == name)
                return i;
        }

        return -1;
    }
}
