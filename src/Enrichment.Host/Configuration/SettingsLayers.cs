using System.Text.Json;
using System.Text.Json.Nodes;

namespace Enrichment.Host.Configuration;

/// <summary>
/// Lays JSON over JSON: objects merge key by key, everything else, lists too, is replaced. Every key is checked against the settings'
/// type on the way in, so that a typing error is named where it stands and never silently ignored.
/// </summary>
internal sealed class SettingsLayers
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public JsonObject Tree { get; } = [];

    /// <param name="origin">Names the layer in errors: a file's name.</param>
    /// <exception cref="ConfigurationProblemException">It is no JSON object, or holds an unknown key.</exception>
    public void Add(string json, string origin)
    {
        try
        {
            Merge(Tree, Parse(json, origin), typeof(EnrichmentSettings), origin);
        }
        catch (InvalidOperationException e)
        {
            // Names are read when they are asked for, not when the JSON is parsed.
            throw new ConfigurationProblemException($"{origin}: the name of a setting is not text: {e.Message}", e);
        }
    }

    /// <summary>Sets one value by its path, as environment variables do.</summary>
    /// <exception cref="ConfigurationProblemException">There is no such setting.</exception>
    public void Set(IReadOnlyList<string> path, string text, string origin)
    {
        var at = Tree;
        var type = typeof(EnrichmentSettings);
        for (var i = 0; i < path.Count - 1; i++)
        {
            var (key, below) = KnownKeys.Find(type, path[i], origin);
            type = below is not null && KnownKeys.IsObject(below) ? below : throw new ConfigurationProblemException($"{origin}: nothing can be set below {key}");
            at = at[key] as JsonObject ?? (JsonObject)(at[key] = new JsonObject())!;
        }

        var (last, valueType) = KnownKeys.Find(type, path[^1], origin);
        at[last] = SettingText.Read(text, valueType, $"{origin}");
    }

    private static JsonObject Parse(string json, string origin)
    {
        try
        {
            return JsonNode.Parse(json, null, Lenient) as JsonObject ?? throw new ConfigurationProblemException($"{origin}: must be a JSON object");
        }
        catch (JsonException e)
        {
            throw new ConfigurationProblemException($"{origin}, line {e.LineNumber + 1}: not JSON: {e.Message}", e);
        }
    }

    private static void Merge(JsonObject into, JsonObject from, Type type, string place)
    {
        foreach (var (given, value) in from.ToArray())
        {
            from.Remove(given);
            var (key, below) = KnownKeys.Find(type, given, place);
            if (below is not null && value is JsonObject part && KnownKeys.IsObject(below))
            {
                var target = into[key] as JsonObject ?? (JsonObject)(into[key] = new JsonObject())!;
                Merge(target, part, below, $"{place}: {key}");
            }
            else
            {
                into[key] = value is JsonArray list && below is not null && KnownKeys.ElementOf(below) is { } element
                    ? Checked(list, element, $"{place}: {key}")
                    : value;
            }
        }
    }

    private static JsonArray Checked(JsonArray list, Type element, string place)
    {
        var items = list.ToArray();
        list.Clear();
        return
        [
            .. items.Select((item, i) =>
            {
                if (item is not JsonObject part)
                {
                    return item;
                }

                var merged = new JsonObject();
                Merge(merged, part, element, $"{place}[{i}]");
                return merged;
            }),
        ];
    }
}
