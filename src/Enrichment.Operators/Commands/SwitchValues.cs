using System.Globalization;
using Enrichment.Domain.Text;

namespace Enrichment.Operators.Commands;

/// <summary>Checks the values of switches.</summary>
internal static class SwitchValues
{
    public const int LongestText = 500;

    /// <exception cref="CommandProblemException">The value is not one that the switch takes.</exception>
    public static void Check(Switch one, string text)
    {
        if (Problem(one, text) is { } problem)
        {
            throw new CommandProblemException($"{one.Spelling} '{Shown(text)}': {problem}");
        }
    }

    public static decimal? Dollars(string text) =>
        decimal.TryParse(text.TrimStart('$'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars) && dollars <= Switch.MostDollars
            ? dollars : null;

    public static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Problem(Switch one, string text) => one.Kind switch
    {
        _ when text.Length > LongestText => $"is longer than {LongestText} characters",
        _ when string.IsNullOrWhiteSpace(text) => "is empty",
        _ when text.Any(char.IsControl) => "holds a control character",
        SwitchKind.Number => Number(text) is { } number && number >= one.Least && number <= one.Most ? null : $"must be a whole number from {one.Least} to {one.Most}",
        SwitchKind.Dollars => Dollars(text) is null ? $"must be from 0 to {Switch.MostDollars:N0} dollars" : null,
        _ => one.Choices.Count == 0 || one.Choices.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? null : $"must be {string.Join(" or ", one.Choices)}.{DidYouMean.Hint(text, one.Choices)}",
    };

    /// <summary>A text as a complaint may repeat it.</summary>
    public static string Shown(string text) => new([.. text.Take(60).Select(c => char.IsControl(c) ? '?' : c)]);
}
