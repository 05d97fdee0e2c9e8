using System.Text.Json;
using System.Text.Json.Serialization;
using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Runs;

/// <summary>Counts by name as JSON in a column.</summary>
internal static class StoredCounts
{
    public static string Write(IReadOnlyDictionary<string, long> counts) =>
        JsonSerializer.Serialize(counts.ToDictionary(), CountJson.Default.DictionaryStringInt64);

    public static string Write(IReadOnlyDictionary<RowStatus, long> counts) => Write(counts.ToDictionary(c => c.Key.Word(), c => c.Value));

    public static IReadOnlyDictionary<string, long> Read(string json) =>
        JsonSerializer.Deserialize(json, CountJson.Default.DictionaryStringInt64) ?? [];

    public static IReadOnlyDictionary<RowStatus, long> ReadByStatus(string json)
    {
        var byWord = Read(json);
        return Enum.GetValues<RowStatus>().Where(s => byWord.ContainsKey(s.Word())).ToDictionary(s => s, s => byWord[s.Word()]);
    }
}

[JsonSerializable(typeof(Dictionary<string, long>))]
internal sealed partial class CountJson : JsonSerializerContext;
