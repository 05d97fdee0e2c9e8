namespace Enrichment.Domain.Rules;

/// <summary>Finds all words, phrases and word starts of many conditions in a text in one pass over its words.</summary>
internal sealed class WordIndex
{
    private readonly Dictionary<string, List<Entry>> byFirstWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> byStart = new(StringComparer.Ordinal);
    private int shortestStart = int.MaxValue;
    private int longestStart;

    private readonly record struct Entry(string Needle, int Slot, int Value);

    /// <param name="needle">" word ", " some words ", " start" or " some start".</param>
    /// <param name="slot">The condition's place in what <see cref="Find"/> fills.</param>
    /// <param name="value">Which of the condition's values it is.</param>
    public void Add(string needle, int slot, int value)
    {
        var entry = new Entry(needle, slot, value);
        var end = needle.IndexOf(' ', 1);
        var word = end < 0 ? needle[1..] : needle[1..end];
        var index = end < 0 ? byStart : byFirstWord;
        if (!index.TryGetValue(word, out var entries))
            index.Add(word, entries = []);
        entries.Add(entry);
        if (end >= 0)
            return;
        shortestStart = Math.Min(shortestStart, word.Length);
        longestStart = Math.Max(longestStart, word.Length);
    }

    /// <summary>Sets each condition's slot to the first of its values that the text has; leaves the others.</summary>
    /// <param name="text">Words, each between two spaces.</param>
    public void Find(string text, Span<int> firstValue)
    {
        var words = byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
        var starts = byStart.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var space = 0; space < text.Length - 1;)
        {
            var end = text.IndexOf(' ', space + 1);
            var word = text.AsSpan(space + 1, end - space - 1);
            if (words.TryGetValue(word, out var entries))
                Mark(entries, text.AsSpan(space), firstValue);
            for (var length = shortestStart; length <= word.Length && length <= longestStart; length++)
            {
                if (starts.TryGetValue(word[..length], out entries))
                    Mark(entries, text.AsSpan(space), firstValue);
            }

            space = end;
        }
    }

    private static void Mark(List<Entry> entries, ReadOnlySpan<char> text, Span<int> firstValue)
    {
        foreach (var entry in entries)
        {
            ref var first = ref firstValue[entry.Slot];
            if ((first < 0 || entry.Value < first) && text.StartsWith(entry.Needle, StringComparison.Ordinal))
                first = entry.Value;
        }
    }
}
