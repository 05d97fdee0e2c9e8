namespace Enrichment.Operators.Answers;

/// <summary>Columns of text, the first ones to the left and figures to the right; plain, so that it can be piped.</summary>
public static class TextTable
{
    public static void Write(TextWriter to, IReadOnlyList<string> header, IReadOnlyList<string[]> rows)
    {
        var widths = header.Select((h, i) => rows.Select(r => r[i].Length).Append(h.Length).Max()).ToArray();
        var isFigure = header.Select((_, i) => rows.Count > 0 && rows.All(r => r[i].Length == 0 || char.IsDigit(r[i][^1]) || r[i][^1] is '%' or '-')).ToArray();
        foreach (var row in rows.Prepend([.. header]))
        {
            to.WriteLine(string.Join("  ", row.Select((cell, i) => isFigure[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd());
        }
    }
}
