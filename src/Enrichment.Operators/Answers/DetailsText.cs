using System.Collections;
using System.Text;

namespace Enrichment.Operators.Answers;

/// <summary>One object for people: a line a property that has a value, those of a part as its own, then each list of objects as a table.</summary>
internal static class DetailsText
{
    public static void Write(StringBuilder to, object one)
    {
        var values = Values(one).ToList();
        var plain = values.Where(v => Lines(v.Value) is null).Select(v => (v.Label, Text: CellText.Of(v.Value))).Where(v => v.Text.Length > 0).ToList();
        var width = plain.Select(v => v.Label.Length).DefaultIfEmpty().Max() + 2;
        foreach (var (label, text) in plain)
        {
            to.Append(label.PadRight(width)).AppendLine(text);
        }

        foreach (var (label, value) in values.Where(v => Lines(v.Value) is { Count: > 0 }))
        {
            (to.Length > 0 ? to.AppendLine() : to).Append(label).AppendLine(":");
            PropertyTable.Write(to, Lines(value)!);
        }
    }

    private static IEnumerable<(string Label, object? Value)> Values(object one) =>
        PropertyTable.Of(one).SelectMany(p => p.GetValue(one) is { } value && IsRecord(value.GetType()) ? Values(value) : [(CellText.Words(p.Name), p.GetValue(one))]);

    /// <summary>Null for what is no list of objects with properties of their own.</summary>
    private static List<object>? Lines(object? value) =>
        value is IEnumerable and not string and not IDictionary && value.GetType().GetInterfaces().Any(IsListOfRecords)
            ? [.. ((IEnumerable)value).Cast<object>()] : null;

    private static bool IsListOfRecords(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>) && IsRecord(type.GetGenericArguments()[0]);

    private static bool IsRecord(Type type) => type.IsClass && type != typeof(string) && !type.IsAssignableTo(typeof(IEnumerable));
}
