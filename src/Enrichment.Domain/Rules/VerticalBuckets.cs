using Enrichment.Domain.Text;

namespace Enrichment.Domain.Rules;

/// <summary>Weighs the verticals of a business by the rules that hold; see <see cref="BucketRules"/> for how they add up.</summary>
internal sealed class VerticalBuckets
{
    private readonly string[] verticals;
    private readonly int[][] refined;
    private readonly Rule[] rules;
    private readonly ConditionIndex index;
    private readonly Dictionary<string, string> named;
    private readonly string noFeatures;
    private readonly string noMatch;

    public VerticalBuckets(IReadOnlyList<BucketRule> rules, ConditionIndex index, string noFeatures, string noMatch)
    {
        verticals = [.. rules.Select(rule => rule.Vertical).Distinct()];
        refined = [.. verticals.Select(name => Enumerable.Range(0, verticals.Length).Where(i => Refines(name, verticals[i])).ToArray())];
        this.rules = [.. rules.Select(rule => new Rule(Array.IndexOf(verticals, rule.Vertical), rule.Weight, index.Slots(rule.Conditions)))];
        this.index = index;
        (this.noFeatures, this.noMatch) = (noFeatures, noMatch);
        named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in verticals.Append(noFeatures).Append(noMatch))
            named.TryAdd($" {NameKey.Plain(name)} ", name);
    }

    private readonly record struct Rule(int Vertical, int Weight, int[] Slots);

    /// <summary>Every vertical that a rule can give, in the order of the file.</summary>
    public IReadOnlyList<string> All => verticals;

    /// <summary>The vertical, and why.</summary>
    public string Of(FoldedFeatures features, int[] found, List<string> because)
    {
        if (named.TryGetValue(features[RuleFeature.Category], out var outright))
        {
            because.Add($"category names the vertical: {outright}");
            return outright;
        }

        var best = Heaviest(found);
        if (best < 0)
        {
            var (name, reason) = features.TellsItsTrade ? (noMatch, "no rule holds") : (noFeatures, "nothing tells the trade");
            because.Add($"{reason}: {name}");
            return name;
        }

        foreach (var rule in rules)
        {
            if ((rule.Vertical == best || refined[best].Contains(rule.Vertical)) && ConditionIndex.Hold(rule.Slots, found))
                because.Add($"{index.Describe(rule.Slots, found)}: {verticals[rule.Vertical]} +{rule.Weight}");
        }

        return verticals[best];
    }

    private static bool Refines(string name, string of) =>
        name.Length > of.Length && name[of.Length] == '-' && name.StartsWith(of, StringComparison.Ordinal);

    private int Heaviest(int[] found)
    {
        var weights = new int[verticals.Length];
        foreach (var rule in rules)
        {
            if (ConditionIndex.Hold(rule.Slots, found))
                weights[rule.Vertical] += rule.Weight;
        }

        var (best, most) = (-1, 0);
        for (var vertical = 0; vertical < weights.Length; vertical++)
        {
            if (weights[vertical] == 0)
                continue;
            var weight = weights[vertical];
            foreach (var other in refined[vertical])
                weight += weights[other];
            if (weight > most)
                (best, most) = (vertical, weight);
        }

        return best;
    }
}
