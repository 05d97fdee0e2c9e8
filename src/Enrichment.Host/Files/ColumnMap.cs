namespace Enrichment.Host.Files;

/// <summary>Which column plays which role.</summary>
/// <param name="Columns">The input's columns.</param>
/// <param name="Roles">Role to 0-based column.</param>
/// <param name="How">Role to a few words on how its column was chosen.</param>
public sealed record ColumnMap(
    IReadOnlyList<string> Columns, IReadOnlyDictionary<ColumnRole, int> Roles, IReadOnlyDictionary<ColumnRole, string> How)
{
    public int? IndexOf(ColumnRole role) => Roles.TryGetValue(role, out var index) ? index : null;

    public bool Has(ColumnRole role) => Roles.ContainsKey(role);

    /// <summary>The cell of a role; blank when the input has no column for it.</summary>
    public string Cell(IReadOnlyList<string> cells, ColumnRole role) =>
        Roles.TryGetValue(role, out var index) && index < cells.Count ? cells[index].Trim() : "";

    /// <summary>One line a role, for the user to check: <c>domain = homepage_url (header)</c>.</summary>
    public IEnumerable<string> Describe() => Roles.OrderBy(r => r.Key).Select(r => $"{r.Key.Word()} = {Columns[r.Value]} ({How[r.Key]})");
}
