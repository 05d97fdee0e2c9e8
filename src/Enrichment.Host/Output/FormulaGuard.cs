using System.Buffers;

namespace Enrichment.Host.Output;

/// <summary>
/// Keeps values that came from the outside from being run by a spreadsheet as formulas. Input cells are not ours to alter;
/// what we write is.
/// </summary>
public static class FormulaGuard
{
    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789 ().-");

    /// <summary>
    /// The value with an apostrophe before it when a spreadsheet would take it for a formula. Numbers are left alone, telephone
    /// numbers such as <c>+1 555 010 0000</c> among them: they run nothing, and a dialler would choke on the apostrophe.
    /// </summary>
    public static string Escape(string value) => IsFormula(value) ? "'" + value : value;

    /// <summary>Takes back what <see cref="Escape"/> did.</summary>
    public static string Unescape(string cell) => cell is ['\'', ..] && IsFormula(cell[1..]) ? cell[1..] : cell;

    private static bool IsFormula(string value) => value is ['=' or '@' or '\t' or '\r' or '\n', ..] || (value is ['+' or '-', ..] && !IsNumber(value));

    private static bool IsNumber(string value) =>
        value.Length > 1 && value.AsSpan(1).IndexOfAnyExcept(NumberSigns) < 0 && value.AsSpan().IndexOfAnyInRange('0', '9') >= 0;
}
