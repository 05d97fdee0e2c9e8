using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enrichment.Storage.Documents;

/// <summary>Lists and maps of texts read back from a column, as UTF-8.</summary>
internal static class StoredTexts
{
    public static IReadOnlyList<string> Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, TextJson.Default.ListString) ?? [];

    /// <summary>Empty for a column that is null.</summary>
    public static IReadOnlyDictionary<string, string> ReadMap(ReadOnlySpan<byte> json) =>
        json.IsEmpty ? new Dictionary<string, string>() : JsonSerializer.Deserialize(json, TextJson.Default.DictionaryStringString) ?? [];
}

[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class TextJson : JsonSerializerContext;
