using Enrichment.Domain.Fields;
using Enrichment.Domain.Rows;

namespace Enrichment.Host.Gateway.Tables;

/// <summary>A column of a table.</summary>
/// <param name="Id">Names it in requests: <c>c1</c>, <c>c2</c> … for the input's, the field's name for enriched ones.</param>
/// <param name="Kind">input or enriched.</param>
/// <param name="Type">text, number, boolean, json or list.</param>
/// <param name="Role">What an input column tells of the company or person of its row; null for nothing.</param>
/// <param name="Field">The field that an enriched column shows; null for an input's.</param>
public sealed record ColumnAnswer(string Id, string Name, string Kind, string Type, string? Role, string? Field);

/// <summary>What an import took.</summary>
/// <param name="ShortRows">Rows with fewer cells than the header; the missing ones count as blank.</param>
/// <param name="BadRows">Rows that cannot be read as they stand: kept, and marked failed.</param>
public sealed record ImportAnswer(long Rows, long ShortRows, long BadRows);

/// <summary>A table.</summary>
/// <param name="Strategy">The strategy that all rows are worked by in runs; null where the bucket rules choose.</param>
/// <param name="Import">Only in the answer to the import itself.</param>
public sealed record TableAnswer(
    string Id, string Name, long RowCount, DateTimeOffset CreatedAt, IReadOnlyList<ColumnAnswer> Columns, string? Strategy, ImportAnswer? Import);

/// <summary>Tables, newest first.</summary>
/// <param name="NextCursor">Where to go on; null at the end.</param>
public sealed record TablePage(IReadOnlyList<TableAnswer> Tables, string? NextCursor);

/// <summary>What a file holds, before it is imported.</summary>
/// <param name="Columns">With the roles that were guessed.</param>
/// <param name="How">Role to how its column was found: header, contents or the caller's word.</param>
/// <param name="Sample">The first rows.</param>
/// <param name="Roles">Every role there is.</param>
public sealed record PreviewAnswer(
    IReadOnlyList<ColumnAnswer> Columns,
    IReadOnlyDictionary<string, string> How,
    IReadOnlyList<IReadOnlyList<string>> Sample,
    IReadOnlyList<string> Roles,
    string? Strategy);

internal static class TableAnswers
{
    public static TableAnswer Of(TableDefinition table, long rows, ImportAnswer? import = null) => new(
        table.TableId, table.Name, rows, table.CreatedAt, [.. Inputs(table.Columns, table.Shape), .. table.Fields.Select(Enriched)], table.Shape?.Strategy, import);

    public static IEnumerable<ColumnAnswer> Inputs(IReadOnlyList<string> columns, TableShape? shape)
    {
        var roles = shape?.Roles.ToDictionary(r => r.Value, r => r.Key) ?? [];
        return columns.Select((name, i) => new ColumnAnswer(
            $"c{i + 1}", name, "input", Word(TypeOf(shape, i)), roles.GetValueOrDefault(i), null));
    }

    public static CellType TypeOf(TableShape? shape, int column) => shape is not null && column < shape.Types.Count ? shape.Types[column] : CellType.Text;

    private static ColumnAnswer Enriched(string field)
    {
        var known = FieldCatalog.Find(field);
        return new ColumnAnswer(field, known?.Column ?? field, "enriched", (known?.Type ?? FieldType.Text).ToString().ToLowerInvariant(), null, field);
    }

    private static string Word(CellType type) => type.ToString().ToLowerInvariant();
}
