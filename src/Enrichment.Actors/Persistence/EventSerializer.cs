using System.Text.Json;
using Akka.Actor;
using Akka.Serialization;

namespace Enrichment.Actors.Persistence;

/// <summary>Stores events as JSON under an explicit manifest, so that renaming a class never breaks recovery.</summary>
public sealed class EventSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    /// <summary>Part of every stored event: never changed.</summary>
    public const int Id = 7301;

    public override int Identifier => Id;

    public override string Manifest(object o) => EventManifests.ManifestOf(o);

    public override byte[] ToBinary(object obj) =>
        JsonSerializer.SerializeToUtf8Bytes(obj, EventManifests.JsonOf(EventManifests.ManifestOf(obj)));

    public override object FromBinary(byte[] bytes, string manifest) =>
        JsonSerializer.Deserialize(bytes, EventManifests.JsonOf(manifest))
        ?? throw new JsonException($"An event stored as '{manifest}' is null.");
}
