using System.Collections.Frozen;
using System.Text;

namespace Enrichment.Sandbox.World;

/// <summary>How a company forms addresses, in Hunter's notation: <c>{first}.{last}</c>, <c>{f}{last}</c> …</summary>
internal static class EmailPattern
{
    /// <summary>The commonest stands twice.</summary>
    public static readonly string[] All =
        ["{first}.{last}", "{first}.{last}", "{f}{last}", "{first}", "{first}{l}", "{first}_{last}", "{last}"];

    public static string Address(string pattern, string first, string last, string domain)
    {
        var given = Ascii(first);
        var family = Ascii(last);
        return pattern switch
        {
            "{first}.{last}" => $"{given}.{family}@{domain}",
            "{first}_{last}" => $"{given}_{family}@{domain}",
            "{f}{last}" => $"{Initial(given)}{family}@{domain}",
            "{first}{l}" => $"{given}{Initial(family)}@{domain}",
            "{first}" => $"{given}@{domain}",
            "{last}" => $"{family}@{domain}",
            _ => throw new ArgumentException($"'{pattern}' is none of the patterns of this world", nameof(pattern)),
        };
    }

    private static string Initial(string name) => name.Length == 0 ? "" : name[..1];

    /// <summary>Small ASCII letters only: Müller becomes muller, O'Brien obrien, Weiß weiss.</summary>
    public static string Ascii(string name)
    {
        if (name.All(char.IsAsciiLetterOrDigit))
            return name.ToLowerInvariant();
        var text = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter))
                text.Append(char.ToLowerInvariant(letter));
            else
                text.Append(Plain.GetValueOrDefault(char.ToLowerInvariant(letter), ""));
        }

        return text.ToString();
    }

    /// <summary>By table: string normalisation does nothing where the host runs without globalisation data.</summary>
    private static readonly FrozenDictionary<char, string> Plain = new (string Letters, string Accented)[]
    {
        ("a", "àáâãäåāăą"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ðďđ"),
        ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŋ"), ("o", "òóôõöøōŏő"), ("oe", "œ"),
        ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"), ("t", "ţťŧț"), ("th", "þ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
    }.SelectMany(row => row.Accented.Select(letter => KeyValuePair.Create(letter, row.Letters))).ToFrozenDictionary();
}
