using Enrichment.Domain.Identity;
using Enrichment.Domain.Text;

namespace Enrichment.Domain.Rules;

/// <summary>Reads the bucket loader's rules from JSON; the shipped bucket-rules.json shows the form.</summary>
internal static class BucketRulesReader
{
    private const int MostWeight = 1_000, DefaultWeight = 10;

    private static readonly string[] Features = [.. Enum.GetNames<RuleFeature>().Select(name => name.ToLowerInvariant())];

    public static BucketRules Read(string json)
    {
        var root = JsonPart.Parse(json, "bucket rules").Only("no_features", "no_match", "geo", "rules");
        return new BucketRules(
            [.. root["rules"].Items().Select(Rule)],
            root.Has("geo") ? Geo(root["geo"]) : new GeoSettings([], new HashSet<string>(), "unknown"),
            root.Has("no_features") ? Bucket(root["no_features"]) : StrategyBook.DefaultName,
            root.Has("no_match") ? Bucket(root["no_match"]) : "other");
    }

    private static BucketRule Rule(JsonPart part)
    {
        part.Only(["vertical", "weight", .. Features]);
        return new BucketRule(
            Bucket(part["vertical"]),
            part.Has("weight") ? part["weight"].Whole(1, MostWeight) : DefaultWeight,
            Conditions(part, Features));
    }

    private static GeoSettings Geo(JsonPart part)
    {
        part.Only("states_of", "unknown", "rules");
        var statesOf = part.Has("states_of") ? part["states_of"].Items().Select(CountryCode) : [];
        return new GeoSettings(
            part.Has("rules") ? [.. part["rules"].Items().Select(GeoRuleOf)] : [],
            statesOf.ToHashSet(StringComparer.Ordinal),
            part.Has("unknown") ? Bucket(part["unknown"]) : "unknown");
    }

    private static GeoRule GeoRuleOf(JsonPart part)
    {
        part.Only("bucket", "country", "state", "city");
        return new GeoRule(Bucket(part["bucket"]), Conditions(part, ["country", "state", "city"]));
    }

    private static string CountryCode(JsonPart part)
    {
        var text = part.Text();
        return Countries.Find(text)?.Alpha2 ?? throw part.Error($"\"{text}\" is no country");
    }

    private static string Bucket(JsonPart part)
    {
        var name = part.Text();
        return BucketId.IsSegment(name) ? name
            : throw part.Error($"\"{name}\" is no bucket's name: up to 80 letters, digits, '-' and '_' are");
    }

    private static List<RuleCondition> Conditions(JsonPart rule, string[] keys)
    {
        var conditions = keys.Where(rule.Has).Select(key => Condition(rule, key)).ToList();
        return conditions.Count > 0 ? conditions : throw rule.Error($"has no condition: one of {string.Join(", ", keys)}");
    }

    private static RuleCondition Condition(JsonPart rule, string key)
    {
        var values = rule.Texts(key);
        if (values.Count == 0)
            throw rule[key].Error("must name at least one value");
        try
        {
            return new RuleCondition(Enum.Parse<RuleFeature>(key, ignoreCase: true), values);
        }
        catch (FormatException e)
        {
            throw rule[key].Error(e.Message);
        }
    }
}
