using Enrichment.Domain.Text;

namespace Enrichment.Domain.Rules;

/// <summary>
/// One condition of a rule: a feature has one of these values. Words match whole words, phrases words in a row, "dentist*"
/// words that start so; codes match codes that start so.
/// </summary>
public sealed class RuleCondition
{
    /// <exception cref="FormatException">A value can match nothing; the message names it.</exception>
    public RuleCondition(RuleFeature feature, IReadOnlyList<string> values)
    {
        Feature = feature;
        Values = values;
        Needles = [.. values.Select(Needle)];
    }

    /// <summary>The feature that is looked at.</summary>
    public RuleFeature Feature { get; }

    /// <summary>As written in the rules file.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>The values folded, each after a space, and before one unless only the start of a word has to match.</summary>
    internal IReadOnlyList<string> Needles { get; }

    /// <summary>The condition in words, with the value that fitted.</summary>
    internal string Describe(int value) => Feature switch
    {
        RuleFeature.Naics => $"NAICS {Values[value]}",
        RuleFeature.Sic => $"SIC {Values[value]}",
        _ => $"{Feature.ToString().ToLowerInvariant()} \"{Values[value]}\"",
    };

    private string Needle(string value)
    {
        if (Feature is RuleFeature.Naics or RuleFeature.Sic)
            return value.All(char.IsAsciiDigit) ? " " + value : throw new FormatException($"\"{value}\" is no code: only digits are");
        if (Feature is RuleFeature.Country)
            return Countries.Find(value) is { } country ? $" {country.Alpha2.ToLowerInvariant()} "
                : throw new FormatException($"\"{value}\" is no country");
        var words = NameKey.Plain(value);
        if (words.IsEmpty)
            throw new FormatException($"\"{value}\" has no word in it");
        return value.EndsWith('*') ? " " + words.Value : $" {words.Value} ";
    }
}
