using Akka.Actor;
using Akka.Serialization;

namespace Enrichment.Actors.Serialization;

/// <summary>Sends messages between nodes as JSON under an explicit manifest: nodes of two versions understand each other while one replaces the other.</summary>
public sealed class MessageSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    /// <summary>Part of every message on the wire: never changed.</summary>
    public const int Id = 7302;

    public override int Identifier => Id;

    public override string Manifest(object o) => MessageManifests.All.Of(o);

    public override byte[] ToBinary(object obj) => MessageManifests.All.Write(obj);

    public override object FromBinary(byte[] bytes, string manifest) => MessageManifests.All.Read(bytes, manifest);
}
