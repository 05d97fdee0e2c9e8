using System.Globalization;
using System.Text;

namespace Enrichment.Domain.Text;

/// <summary>
/// Unicode normalisation from tables of our own: the program runs with invariant globalization, where
/// <see cref="string.Normalize()"/> returns its input unchanged. Covers the letters of Latin, Greek, Cyrillic and kana scripts.
/// </summary>
public static class UnicodeText
{
    private static readonly Lazy<Decompositions> Tables = new(Decompositions.Load);

    /// <summary>Compatibility decomposition followed by canonical composition, as NFKC: "ｆｕ¨" forms and ligatures become plain letters.</summary>
    public static string ComposeCompatible(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var c in Tables.Value.Decompose(text))
        {
            if (IsInvisible(c))
                continue;
            if (result.Length > 0 && Tables.Value.Compose(result[^1], c) is var composed and not '\0')
                result[^1] = composed;
            else
                result.Append(c);
        }

        return result.ToString();
    }

    /// <summary>Lower case without accents: "Ångström Straße" becomes "angstrom strasse". Other scripts keep their letters.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var result = new StringBuilder(text.Length);
        foreach (var c in Tables.Value.Decompose(text).ToLowerInvariant())
        {
            if (!IsInvisible(c) && !IsAccent(c))
                Append(result, c);
        }

        return result.ToString();
    }

    // Letters that Unicode does not take apart, as they are commonly written in plain Latin.
    private static void Append(StringBuilder to, char letter) => _ = letter switch
    {
        'ß' => to.Append("ss"),
        'æ' => to.Append("ae"),
        'œ' => to.Append("oe"),
        'ø' => to.Append('o'),
        'ł' => to.Append('l'),
        'đ' or 'ð' => to.Append('d'),
        'þ' => to.Append("th"),
        'ħ' => to.Append('h'),
        'ŧ' => to.Append('t'),
        'ŋ' => to.Append('n'),
        'ı' => to.Append('i'),
        '\u2019' or '\u2018' or '\u02BC' => to.Append('\''),
        _ => to.Append(letter),
    };

    private static bool IsAccent(char c) => c is >= '\u0300' and <= '\u036F' or >= '\u1AB0' and <= '\u1AFF' or >= '\u20D0' and <= '\u20FF';

    private static bool IsInvisible(char c) => c >= '\u00AD' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
