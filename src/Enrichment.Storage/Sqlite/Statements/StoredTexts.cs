using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enrichment.Storage.Sqlite.Statements;

/// <summary>Lists and maps of texts as JSON in a column.</summary>
internal static class StoredTexts
{
    public static IReadOnlyList<string> Read(string json) => JsonSerializer.Deserialize(json, TextJson.Default.ListString) ?? [];

    public static IReadOnlyDictionary<string, string> ReadMap(string? json) =>
        json is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize(json, TextJson.Default.DictionaryStringString) ?? [];

    public static void Write(Utf8JsonWriter json, IEnumerable<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, string> map)
    {
        json.WriteStartObject();
        foreach (var (key, value) in map) json.WriteString(key, value);
        json.WriteEndObject();
    }
}

[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class TextJson : JsonSerializerContext;
