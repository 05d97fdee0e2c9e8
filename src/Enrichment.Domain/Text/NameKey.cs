using System.Buffers;
using System.Text;

namespace Enrichment.Domain.Text;

/// <summary>
/// A company's or person's name in the form in which two spellings of one name are equal: no case, accents, punctuation,
/// legal form or title. Words are single-spaced. Empty when the cell holds no name.
/// </summary>
public readonly record struct NameKey(string Value)
{
    private static readonly SearchValues<char> TradeMarks = SearchValues.Create("\u2122\u2120\u00AE\u00A9");

    /// <summary>There is no name.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Value);

    /// <summary>"The Café Ltd." and "cafe" are one company's name.</summary>
    public static NameKey Company(string? name)
    {
        var words = Words(name);
        NameWords.DropCompanySuffixes(words);
        while (words.Count > 1 && words[0] == "the")
            words.RemoveAt(0);
        return new NameKey(string.Join(' ', words));
    }

    /// <summary>"Dr. José O'Neil, PhD" and "jose oneil" are one person's name. Generations (Jr., III) are kept.</summary>
    public static NameKey Person(string? name)
    {
        var words = Words(name);
        NameWords.DropTitles(words);
        return new NameKey(string.Join(' ', words));
    }

    /// <summary>Any text as folded words, nothing dropped: for comparing and for finding words in it.</summary>
    public static NameKey Plain(string? text) => new(string.Join(' ', Words(text)));

    /// <summary>The folded words.</summary>
    public override string ToString() => Value ?? "";

    private static List<string> Words(string? name)
    {
        var words = new List<string>();
        if (name is null || Placeholder.IsNothing(name))
            return words;
        var text = UnicodeText.Fold(WithoutMarks(Mojibake.Repair(name)));
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]) || IsMark(text[i]))
                word.Append(text[i]);
            else if (!IsInsideWord(text, i))
                Finish(words, word, text[i]);
        }

        Finish(words, word, ' ');
        return words;
    }

    private static void Finish(List<string> words, StringBuilder word, char separator)
    {
        if (word.Length > 0)
            words.Add(word.ToString());
        word.Clear();
        if (separator == '&')
            words.Add("and");
    }

    // Folding would spell the sign for a trade mark out as letters of the name.
    private static string WithoutMarks(string text) => text.AsSpan().ContainsAny(TradeMarks)
        ? string.Join(' ', text.Split(['\u2122', '\u2120', '\u00AE', '\u00A9'])) : text;

    // An apostrophe joins; so does the dot of an acronym: "O'Neil", "L.L.C." are words, "drugstore.com" is two.
    private static bool IsInsideWord(string text, int i) => text[i] switch
    {
        '\'' => true,
        '.' => i >= 1 && char.IsLetter(text[i - 1]) && (i == 1 || !char.IsLetterOrDigit(text[i - 2]))
            && i + 1 < text.Length && char.IsLetter(text[i + 1]),
        _ => false,
    };

    // Signs that are parts of letters in scripts such as Devanagari and Thai.
    private static bool IsMark(char c) => c > '\u0300' && char.GetUnicodeCategory(c) is
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
