using System.Text;
using System.Text.RegularExpressions;

namespace Enrichment.Domain.Text;

/// <summary>
/// A telephone number as its digits: light normalisation for comparing and showing, without national numbering plans.
/// </summary>
/// <param name="Digits">7 to 15 digits (E.164's most), country code included when international.</param>
/// <param name="IsInternational">Written with + or 00, so that the digits start with a country code.</param>
/// <param name="Extension">Digits of the extension, or empty.</param>
public readonly partial record struct PhoneNumber(string Digits, bool IsInternational, string Extension)
{
    private const int FewestDigits = 7, MostDigits = 15;

    /// <summary>Reads a number however it is punctuated; false for words and for too few or too many digits.</summary>
    public static bool TryParse(string? cell, out PhoneNumber number)
    {
        number = default;
        if (cell is null || cell.Length > 64 || Placeholder.IsNothing(cell))
            return false;
        var text = UnicodeText.ComposeCompatible(cell).Trim();
        if (text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            text = text[4..];
        var extension = ExtensionAtEnd().Match(text);
        if (extension.Success)
            text = text[..extension.Index];
        var international = text.AsSpan().TrimStart(" (").StartsWith("+");
        if (international)
            text = text.Replace("(0)", "", StringComparison.Ordinal);
        if (!TryDigits(text, out var digits))
            return false;
        if (!international && digits.StartsWith("00", StringComparison.Ordinal))
            (international, digits) = (true, digits[2..]);
        number = new PhoneNumber(digits, international, extension.Groups[1].Value);
        return digits.Length is >= FewestDigits and <= MostDigits && digits.AsSpan().ContainsAnyExcept('0');
    }

    /// <summary>
    /// True when both may be one line: equal digits, or one national and the other the same behind a country code.
    /// Extensions must not differ.
    /// </summary>
    public bool Matches(PhoneNumber other)
    {
        if (Extension.Length > 0 && other.Extension.Length > 0 && Extension != other.Extension)
            return false;
        if (IsInternational == other.IsInternational)
            return Digits == other.Digits;
        var (full, national) = IsInternational ? (Digits, other.Digits) : (other.Digits, Digits);
        var significant = national.TrimStart('0');
        var code = full.Length - significant.Length;
        return code is >= 0 and <= 3 && significant.Length >= FewestDigits && full.EndsWith(significant, StringComparison.Ordinal);
    }

    /// <summary>"+12025550123 ext 4", or the digits alone when no country is known.</summary>
    public override string ToString() =>
        (IsInternational ? "+" : "") + Digits + (string.IsNullOrEmpty(Extension) ? "" : $" ext {Extension}");

    private static bool TryDigits(string text, out string digits)
    {
        var result = new StringBuilder(text.Length);
        digits = "";
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
                result.Append(c);
            else if (c != '+' ? !" ()-./\u2010\u2011\u2012\u2013\u00A0\u200B".Contains(c) : result.Length > 0)
                return false;
        }

        digits = result.ToString();
        return true;
    }

    [GeneratedRegex(@"\s*[,;]?\s*(?:extension|extn?\.?|x\.?|#|;ext=)\s*[:=.]?\s*(\d{1,8})\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ExtensionAtEnd();
}
