using System.Text.Json;
using System.Text.Json.Serialization;
using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Rows;

/// <summary>A table's shape as stored.</summary>
[JsonSerializable(typeof(TableShape))]
[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class ShapeDocument : JsonSerializerContext
{
    public static string Write(TableShape shape) => JsonSerializer.Serialize(shape, Default.TableShape);

    public static TableShape Read(string text) => JsonSerializer.Deserialize(text, Default.TableShape)!;
}
