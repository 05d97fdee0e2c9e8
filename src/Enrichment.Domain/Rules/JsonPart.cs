using System.Text.Json;
using Enrichment.Domain.Text;

namespace Enrichment.Domain.Rules;

/// <summary>
/// A value in a JSON file together with its place ("rules[3].weight"), so that every complaint about it can say where it
/// is. Comments and trailing commas are allowed, since people write these files.
/// </summary>
internal readonly struct JsonPart(JsonElement element, string place)
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    /// <summary>The whole of a file's text.</summary>
    /// <param name="file">What the file is, for messages: "bucket rules".</param>
    public static JsonPart Parse(string json, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            return new JsonPart(document.RootElement.Clone(), file + ":");
        }
        catch (JsonException e)
        {
            var line = e.LineNumber is { } number ? $" line {number + 1}, byte {e.BytePositionInLine + 1}" : "";
            throw new RulesException($"{file}:{line} not JSON: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            // While it looks for repeated keys.
            throw new RulesException($"{file}: has a key that {UnicodeJson.Problem}", e);
        }
    }

    /// <summary>Complains unless this is an object with no keys but these.</summary>
    public JsonPart Only(params string[] keys)
    {
        Expect(JsonValueKind.Object, "an object");
        foreach (var property in element.EnumerateObject())
        {
            var name = UnicodeJson.Name(property) ?? throw Error($"has a key that {UnicodeJson.Problem}");
            if (!keys.Contains(name))
                throw Error($"unknown key \"{name}\".{DidYouMean.Hint(name, keys)}");
        }

        return this;
    }

    public bool Has(string key) => element.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>The value under a key, which must be there.</summary>
    public JsonPart this[string key] => element.TryGetProperty(key, out var value)
        ? new JsonPart(value, $"{place} {key}") : throw Error($"\"{key}\" is missing");

    /// <summary>The values of an array, each with its index in its place.</summary>
    public IReadOnlyList<JsonPart> Items()
    {
        Expect(JsonValueKind.Array, "a list");
        var at = place;
        return [.. element.EnumerateArray().Select((item, index) => new JsonPart(item, $"{at}[{index}]"))];
    }

    /// <summary>A text that is not blank.</summary>
    public string Text()
    {
        Expect(JsonValueKind.String, "a text");
        var text = (UnicodeJson.Text(element) ?? throw Error(UnicodeJson.Problem)).Trim();
        return text.Length > 0 ? text : throw Error("must not be blank");
    }

    /// <summary>A list of texts, or the empty list when the key is absent.</summary>
    public IReadOnlyList<string> Texts(string key) => Has(key) ? [.. this[key].Items().Select(item => item.Text())] : [];

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public decimal Number(decimal least, decimal most)
    {
        Expect(JsonValueKind.Number, "a number");
        return element.TryGetDecimal(out var number) && number >= least && number <= most ? number
            : throw Error($"must be from {least} to {most}, not {element.GetRawText()}");
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public int Whole(int least, int most) => Number(least, most) is var number && decimal.IsInteger(number) ? (int)number
        : throw Error($"must be a whole number, not {element.GetRawText()}");

    public RulesException Error(string reason) => new($"{place} {reason}");

    private void Expect(JsonValueKind kind, string what)
    {
        if (element.ValueKind != kind)
            throw Error($"must be {what}, not {element.ValueKind.ToString().ToLowerInvariant()}");
    }
}
