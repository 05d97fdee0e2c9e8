using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enrichment.Storage.Sqlite.Statements;

/// <summary>Lists and maps of texts read back from a column.</summary>
internal static class StoredTexts
{
    public static IReadOnlyList<string> Read(string json) => JsonSerializer.Deserialize(json, TextJson.Default.ListString) ?? [];

    public static IReadOnlyDictionary<string, string> ReadMap(string? json) =>
        json is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize(json, TextJson.Default.DictionaryStringString) ?? [];
}

[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class TextJson : JsonSerializerContext;
