using System.Globalization;
using Enrichment.Domain.Text;

namespace Enrichment.Host.Files;

/// <summary>Reads <c>--columns domain=homepage_url,name=Company</c>.</summary>
public static class ColumnOverrides
{
    /// <exception cref="FormatException">A role or a column is unknown, or named twice; the message suggests the nearest one.</exception>
    public static IReadOnlyDictionary<ColumnRole, int> Parse(string? text, IReadOnlyList<string> columns)
    {
        var chosen = new Dictionary<ColumnRole, int>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=');
            if (equals <= 0)
            {
                throw new FormatException($"--columns: '{part}' is not role=column, such as domain=homepage_url");
            }

            var role = RoleOf(part[..equals].Trim());
            if (!chosen.TryAdd(role, Find("--columns", part[(equals + 1)..].Trim(), columns)))
            {
                throw new FormatException($"--columns: {role.Word()} is given twice");
            }
        }

        return chosen;
    }

    private static ColumnRole RoleOf(string word) => ColumnRoles.Find(word)
        ?? throw new FormatException($"--columns: there is no role '{word}'.{DidYouMean.Hint(word, ColumnRoles.Words)}");

    /// <summary>The column that an option names.</summary>
    /// <exception cref="FormatException">The input has no such column.</exception>
    public static int Find(string option, string name, IReadOnlyList<string> columns) => ColumnNames.Find(name, columns)
        ?? throw new FormatException($"{option}: the input has no column '{name}'.{DidYouMean.Hint(name, columns.ToArray())}");
}

/// <summary>Finds columns by name: as written first, then ignoring case and blanks around it; the first of repeated ones.</summary>
internal static class ColumnNames
{
    public static int? Find(string name, IReadOnlyList<string> columns) =>
        IndexWhere(columns, c => c == name) ?? IndexWhere(columns, c => c.Trim().Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The column of an id as the gateway gives them: <c>c1</c> is the first.</summary>
    public static int? OfId(string id, int columns) =>
        id.StartsWith('c') && int.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= columns
            ? number - 1
            : null;

    private static int? IndexWhere(IReadOnlyList<string> columns, Func<string, bool> fits)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (fits(columns[i]))
            {
                return i;
            }
        }

        return null;
    }
}
