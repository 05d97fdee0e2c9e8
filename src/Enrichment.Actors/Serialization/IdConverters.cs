using System.Text.Json;
using System.Text.Json.Serialization;
using Enrichment.Domain.Identity;

namespace Enrichment.Actors.Serialization;

/// <summary>Ids in events and messages are their text.</summary>
internal abstract class IdConverter<TId>(Func<string, TId> parse) : JsonConverter<TId>
    where TId : struct
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => parse(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

internal sealed class RunIdConverter() : IdConverter<RunId>(RunId.Parse);

internal sealed class BucketIdConverter() : IdConverter<BucketId>(BucketId.Parse);

internal sealed class EntityIdConverter() : IdConverter<EntityId>(EntityId.Parse);
