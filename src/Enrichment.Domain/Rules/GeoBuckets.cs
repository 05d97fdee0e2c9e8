using Enrichment.Domain.Text;

namespace Enrichment.Domain.Rules;

/// <summary>What the rules file says about geography.</summary>
/// <param name="Rules">Looked at first, in order.</param>
/// <param name="StatesOf">Alpha-2 codes of the countries whose states are buckets of their own.</param>
/// <param name="Unknown">The bucket of a business whose place is not known.</param>
internal sealed record GeoSettings(IReadOnlyList<GeoRule> Rules, IReadOnlySet<string> StatesOf, string Unknown);

/// <summary>Geography buckets: "us-ca" where states are told apart, "gb" elsewhere, a word for the unknown.</summary>
internal sealed class GeoBuckets(GeoSettings settings, ConditionIndex index)
{
    private readonly (string Geo, int[] Slots)[] rules = [.. settings.Rules.Select(rule => (rule.Geo, index.Slots(rule.Conditions)))];

    /// <summary>The bucket, and why.</summary>
    public string Of(FoldedFeatures features, int[] found, List<string> because)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            if (!ConditionIndex.Hold(rules[i].Slots, found))
                continue;
            because.Add($"{index.Describe(rules[i].Slots, found)}: {rules[i].Geo}");
            return rules[i].Geo;
        }

        var bucket = ByCodes(features, out var reason);
        because.Add($"{reason}: {bucket}");
        return bucket;
    }

    private string ByCodes(FoldedFeatures features, out string reason)
    {
        var state = features[RuleFeature.State];
        if (features.Country is { } country)
        {
            var within = settings.StatesOf.Contains(country.Alpha2) ? Subdivisions.Find(country.Alpha2, state) : null;
            reason = within is null ? "country" : "country and state";
            return Name(country.Alpha2, within?.Code);
        }

        // Without a country a state's name tells it, unless two countries have a state of that name.
        if (features[RuleFeature.Country].Length == 0 && Subdivisions.FindAnywhere(state) is { } lone)
        {
            reason = "state without country";
            return Name(lone.Country, settings.StatesOf.Contains(lone.Country) ? lone.Code : null);
        }

        reason = features[RuleFeature.Country].Length > 0 ? "country not known by that name" : "no country";
        return settings.Unknown;
    }

    private static string Name(string country, string? state) =>
        (state is null ? country : $"{country}-{state}").ToLowerInvariant();
}
