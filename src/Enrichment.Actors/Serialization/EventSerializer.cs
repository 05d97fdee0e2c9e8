using Akka.Actor;
using Akka.Serialization;

namespace Enrichment.Actors.Serialization;

/// <summary>Stores events as JSON under an explicit manifest, so that renaming a class never breaks recovery.</summary>
public sealed class EventSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    /// <summary>Part of every stored event: never changed.</summary>
    public const int Id = 7301;

    public override int Identifier => Id;

    public override string Manifest(object o) => EventManifests.All.Of(o);

    public override byte[] ToBinary(object obj) => EventManifests.All.Write(obj);

    public override object FromBinary(byte[] bytes, string manifest) => EventManifests.All.Read(bytes, manifest);
}
