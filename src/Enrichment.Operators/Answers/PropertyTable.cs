using System.Reflection;
using System.Text;

namespace Enrichment.Operators.Answers;

/// <summary>Objects of one type as a table: a column a property. A column in which nothing stands is left out.</summary>
internal static class PropertyTable
{
    public static void Write(StringBuilder to, IReadOnlyList<object> lines)
    {
        var properties = Of(lines[0]);
        var cells = lines.Select(line => properties.Select(p => CellText.Of(p.GetValue(line))).ToArray()).ToList();
        int[] filled = [.. Enumerable.Range(0, properties.Length).Where(i => cells.Any(row => row[i].Length > 0))];
        using var writer = new StringWriter(to);
        TextTable.Write(writer, [.. filled.Select(i => CellText.Words(properties[i].Name))], [.. cells.Select(row => filled.Select(i => row[i]).ToArray())]);
    }

    public static PropertyInfo[] Of(object line) =>
        [.. line.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0)];
}
