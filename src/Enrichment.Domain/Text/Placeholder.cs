namespace Enrichment.Domain.Text;

/// <summary>Tells a cell that holds nothing from one that holds something: blanks, "n/a", "-", a spreadsheet's "#NAME?" and the like.</summary>
public static class Placeholder
{
    private const int LongestWord = 24;

    private static readonly Lazy<HashSet<string>.AlternateLookup<ReadOnlySpan<char>>> Words =
        new(() => EmbeddedData.Set("placeholders.txt").GetAlternateLookup<ReadOnlySpan<char>>());

    /// <summary>True for null, blank, and the words that mean "nothing here".</summary>
    public static bool IsNothing(ReadOnlySpan<char> cell)
    {
        var text = cell.Trim();
        return text.IsEmpty || (text.Length <= LongestWord && Words.Value.Contains(text));
    }
}
