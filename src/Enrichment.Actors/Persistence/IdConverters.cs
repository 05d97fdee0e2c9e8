using System.Text.Json;
using System.Text.Json.Serialization;
using Enrichment.Domain.Identity;

namespace Enrichment.Actors.Persistence;

/// <summary>Run ids in events are their text.</summary>
internal sealed class RunIdConverter : JsonConverter<RunId>
{
    public override RunId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RunId.Parse(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, RunId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>Bucket ids in events are their text.</summary>
internal sealed class BucketIdConverter : JsonConverter<BucketId>
{
    public override BucketId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        BucketId.Parse(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, BucketId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
