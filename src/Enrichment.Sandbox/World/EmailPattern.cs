using System.Globalization;
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
        var local = pattern
            .Replace("{first}", given).Replace("{last}", family)
            .Replace("{f}", given[..Math.Min(1, given.Length)]).Replace("{l}", family[..Math.Min(1, family.Length)]);
        return $"{local}@{domain}";
    }

    /// <summary>Small ASCII letters only: Müller becomes muller, O'Brien obrien, Weiß weiss.</summary>
    public static string Ascii(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                text.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                text.Append(Beyond(letter));
        }

        return text.ToString();
    }

    private static string Beyond(char letter) => letter switch
    {
        'ß' => "ss",
        'ø' or 'Ø' => "o",
        'å' or 'Å' => "a",
        'æ' or 'Æ' => "ae",
        'ł' or 'Ł' => "l",
        _ => "",
    };
}
