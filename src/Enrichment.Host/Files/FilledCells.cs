using Enrichment.Domain.Fields;

namespace Enrichment.Host.Files;

/// <summary>
/// The wanted fields that an input has columns of its own for, by their column name: what stands there wins over what is found, and
/// blanks are filled in place.
/// </summary>
public sealed class FilledCells
{
    private readonly (string Field, int Column)[] columns;

    /// <param name="overwrite">What is found wins instead.</param>
    public FilledCells(IReadOnlyList<string> header, IReadOnlyList<string> fields, bool overwrite) => columns = overwrite
        ? []
        : [.. from name in fields
              let column = FieldCatalog.Find(name) is { } field ? ColumnNames.Find(field.Column, header) : null
              where column is not null
              select (name, column.Value)];

    public IReadOnlyDictionary<string, string> Of(IReadOnlyList<string> cells)
    {
        var filled = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, column) in columns)
        {
            if (column < cells.Count && !string.IsNullOrWhiteSpace(cells[column]))
            {
                filled[field] = cells[column].Trim();
            }
        }

        return filled;
    }
}
