using System.Globalization;
using System.Text.Json;
using Enrichment.Sandbox.Server;

namespace Enrichment.Sandbox.DataAxle;

/// <summary>
/// A search's filter. This world has no end, so a filter does not search it: it says what the documents found have in common.
/// <c>equals</c> fixes an attribute, <c>in</c> and <c>or</c> take turns, <c>and</c> joins; other relations are accepted and
/// fix nothing.
/// </summary>
internal abstract record PlaceFilter
{
    private const int Deepest = 16;
    private static readonly string[] PartNames = ["propositions", "filters", "value"];

    /// <summary>Writes into <paramref name="fixedValues"/> what document number <paramref name="number"/> must show.</summary>
    public abstract void Fix(int number, Dictionary<string, string> fixedValues);

    /// <summary>The values that an attribute is confined to; empty when it is free.</summary>
    public abstract IReadOnlyList<string> Allowed(string attribute);

    public static (PlaceFilter Filter, Answer? Problem) Read(JsonElement json, int depth = 0)
    {
        if (json.ValueKind != JsonValueKind.Object || depth > Deepest)
            return Wrong("filter must be an object with a relation, nested at most 16 deep");
        var relation = (json.Text("relation") ?? json.Text("connective"))?.ToLowerInvariant();
        return relation switch
        {
            null => Wrong("filter needs a relation"),
            "and" or "or" => ReadJoined(json, relation, depth),
            "equals" => json.Text("attribute") is { } attribute && json.Text("value") is { } value
                ? (new Values(attribute, [value]), null)
                : Wrong("equals needs an attribute and a value"),
            "in" => ReadIn(json),
            _ => relation.StartsWith("geo", StringComparison.Ordinal) && !HasPoint(json)
                ? (Nothing.Filter, DataAxleErrors.BrokenGeoFilter)
                : Nothing,
        };
    }

    private static (PlaceFilter Filter, Answer? Problem) Nothing => (new Joined([], false), null);

    private static (PlaceFilter Filter, Answer? Problem) Wrong(string message) => (Nothing.Filter, DataAxleErrors.Of(400, message));

    private static (PlaceFilter Filter, Answer? Problem) ReadJoined(JsonElement json, string relation, int depth)
    {
        JsonElement parts = default;
        var hasParts = PartNames.Any(name => json.TryGetProperty(name, out parts));
        if (!hasParts || parts.ValueKind != JsonValueKind.Array)
            return Wrong($"{relation} needs a list of propositions");
        var read = new List<PlaceFilter>();
        foreach (var part in parts.EnumerateArray())
        {
            var (filter, problem) = Read(part, depth + 1);
            if (problem is not null)
                return (filter, problem);
            read.Add(filter);
        }

        return (new Joined(read, relation == "or"), null);
    }

    private static (PlaceFilter Filter, Answer? Problem) ReadIn(JsonElement json)
    {
        if (json.Text("attribute") is not { } attribute || json.Names("value") is not { Count: > 0 } values)
            return Wrong("in needs an attribute and a list of values");
        return (new Values(attribute, [.. values]), null);
    }

    /// <summary>A point is <c>{lat, lon}</c>, in the value or beside it.</summary>
    private static bool HasPoint(JsonElement json)
    {
        var at = json.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Object ? value : json;
        return IsWithin(at.Text("lat") ?? at.Text("latitude"), 90) && IsWithin(at.Text("lon") ?? at.Text("longitude"), 180);
    }

    private static bool IsWithin(string? text, double most) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most;

    private sealed record Values(string Attribute, string[] Texts) : PlaceFilter
    {
        public override void Fix(int number, Dictionary<string, string> fixedValues) =>
            fixedValues[Attribute] = Texts[number % Texts.Length];

        public override IReadOnlyList<string> Allowed(string attribute) => attribute == Attribute ? Texts : [];
    }

    private sealed record Joined(List<PlaceFilter> Parts, bool TakeTurns) : PlaceFilter
    {
        public override void Fix(int number, Dictionary<string, string> fixedValues)
        {
            if (TakeTurns && Parts.Count > 0)
                Parts[number % Parts.Count].Fix(number, fixedValues);
            else
                Parts.ForEach(part => part.Fix(number, fixedValues));
        }

        public override IReadOnlyList<string> Allowed(string attribute) => [.. Parts.SelectMany(part => part.Allowed(attribute))];
    }
}
