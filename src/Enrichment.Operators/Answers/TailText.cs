namespace Enrichment.Operators.Answers;

/// <summary>One line of what is followed, for people: its filled cells side by side.</summary>
internal static class TailText
{
    public static string Of(object line) =>
        string.Join("  ", PropertyTable.Of(line).Select(p => CellText.Of(p.GetValue(line))).Where(c => c.Length > 0)) + "\n";
}
