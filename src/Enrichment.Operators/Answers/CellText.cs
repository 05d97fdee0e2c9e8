using System.Collections;
using System.Globalization;

namespace Enrichment.Operators.Answers;

/// <summary>Values as people read them in a cell: amounts in dollars, times in UTC, nothing for what is not there.</summary>
internal static class CellText
{
    private const int Longest = 160;

    public static string Of(object? value) => Short(value switch
    {
        null => "",
        string text => text,
        bool yes => yes ? "yes" : "no",
        decimal dollars => string.Create(CultureInfo.InvariantCulture, $"${dollars:0.00##}"),
        double number => number.ToString("0.###", CultureInfo.InvariantCulture),
        int or long => string.Create(CultureInfo.InvariantCulture, $"{value:N0}"),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan span => Span(span),
        Enum word => Words(word.ToString()),
        IDictionary pairs => string.Join(", ", pairs.Keys.Cast<object>().Select(key => $"{Of(key)} {Of(pairs[key])}")),
        IEnumerable many => string.Join(", ", many.Cast<object>().Select(Of)),
        _ => value.ToString() ?? "",
    });

    /// <summary><c>LeaseAge</c> as <c>lease age</c>.</summary>
    public static string Words(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString()));

    private static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s"),
        { TotalMinutes: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.#} min"),
        { TotalHours: < 48 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0.#} days"),
    };

    // A cell of an input or of a vendor may hold anything: a line's end would break the table.
    private static string Short(string text)
    {
        var plain = text.Any(char.IsControl) ? new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]) : text;
        return plain.Length <= Longest ? plain : plain[..(Longest - 1)] + "…";
    }
}
