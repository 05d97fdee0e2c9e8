using Enrichment.Domain.Text;

namespace Enrichment.Domain.Rules;

/// <summary>A business's features made comparable once for all rules: folded words between spaces, codes as digits.</summary>
internal sealed class FoldedFeatures
{
    private const int FewestCodeDigits = 2;
    private readonly string[] texts = new string[Enum.GetValues<RuleFeature>().Length];

    public FoldedFeatures(BusinessFeatures features)
    {
        this[RuleFeature.Category] = Words(features.Category);
        this[RuleFeature.Naics] = Codes(features.Naics);
        this[RuleFeature.Sic] = Codes(features.Sic);
        this[RuleFeature.Name] = Words(features.Name);
        this[RuleFeature.Description] = Words(features.Description);
        this[RuleFeature.State] = Words(features.State);
        this[RuleFeature.City] = Words(features.City);
        Country = Countries.Find(features.Country);
        this[RuleFeature.Country] = Country is null ? Words(features.Country) : $" {Country.Alpha2.ToLowerInvariant()} ";
    }

    /// <summary>The country, when the cell names one.</summary>
    public Country? Country { get; }

    /// <summary>The words or codes of a feature, each between two spaces; empty when there are none.</summary>
    public string this[RuleFeature feature]
    {
        get => texts[(int)feature];
        private init => texts[(int)feature] = value;
    }

    /// <summary>Something besides the name says what the business does.</summary>
    public bool TellsItsTrade =>
        this[RuleFeature.Category].Length + this[RuleFeature.Naics].Length + this[RuleFeature.Sic].Length + this[RuleFeature.Description].Length > 0;

    private static string Words(string? cell) => NameKey.Plain(cell) is { IsEmpty: false } words ? $" {words.Value} " : "";

    private static string Codes(string? cell)
    {
        if (cell is null)
            return "";
        var codes = new List<string>();
        for (var i = 0; i < cell.Length; i++)
        {
            var start = i;
            while (i < cell.Length && char.IsAsciiDigit(cell[i]))
                i++;
            if (i - start >= FewestCodeDigits)
                codes.Add(cell[start..i]);
        }

        return codes.Count > 0 ? $" {string.Join(' ', codes)} " : "";
    }
}
