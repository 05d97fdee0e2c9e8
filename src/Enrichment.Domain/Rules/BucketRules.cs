using Enrichment.Domain.Text;

namespace Enrichment.Domain.Rules;

/// <summary>
/// The bucket loader (mission A11): tells the vertical and the geography of a business from its features by rules that are
/// data. Rules add up: the vertical with most weight wins, the one that stands first in the file among equals. A vertical
/// with a longer name refines the one it starts with ("healthcare-urgent" refines "healthcare"): as soon as one rule of its
/// own holds, the weights of the other count for it as well. A category that is a vertical's very name is taken at its word.
/// </summary>
public sealed class BucketRules
{
    private static readonly Lazy<BucketRules> Rules = new(() => Parse(EmbeddedData.Text("bucket-rules.json")));

    private readonly ConditionIndex index;
    private readonly VerticalBuckets verticals;
    private readonly GeoBuckets geo;

    internal BucketRules(IReadOnlyList<BucketRule> rules, GeoSettings geo, string noFeatures, string noMatch)
    {
        index = new ConditionIndex(rules.SelectMany(rule => rule.Conditions).Concat(geo.Rules.SelectMany(rule => rule.Conditions)));
        verticals = new VerticalBuckets(rules, index, noFeatures, noMatch);
        this.geo = new GeoBuckets(geo, index);
        WithoutFeatures = noFeatures;
    }

    /// <summary>The rules that ship with the program.</summary>
    public static BucketRules Shipped => Rules.Value;

    /// <summary>Every vertical that a rule can give, in the order of the file.</summary>
    public IReadOnlyList<string> Verticals => verticals.All;

    /// <summary>The vertical of a business that tells nothing of its trade.</summary>
    public string WithoutFeatures { get; }

    /// <summary>Reads a rules file.</summary>
    /// <exception cref="RulesException">The file is wrong; the message names the rule's index, the key and the reason.</exception>
    public static BucketRules Parse(string json) => BucketRulesReader.Read(json);

    /// <summary>The buckets of a business.</summary>
    public BucketAssignment Assign(BusinessFeatures features)
    {
        var folded = new FoldedFeatures(features);
        var found = index.Find(folded);
        var because = new List<string>();
        var vertical = verticals.Of(folded, found, because);
        return new BucketAssignment(vertical, geo.Of(folded, found, because), because);
    }
}
