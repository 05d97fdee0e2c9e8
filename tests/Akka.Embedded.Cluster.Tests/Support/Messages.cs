using System.Text.Json;
using Akka.Actor;
using Akka.Serialization;

namespace Akka.Embedded.Cluster.Tests.Support;

public sealed record Say(string Text, int Number = 0);

public sealed record Said(string Node, string Text, int Number);

/// <summary>Has no serializer.</summary>
public sealed record Unspeakable(string Text);

/// <summary>Answered with something that has no serializer.</summary>
public sealed record SayTheUnspeakable;

/// <summary>Keeps the entity busy until its gate opens; for entities of the same process.</summary>
public sealed record Slow(ManualResetEventSlim Gate);

/// <summary>JSON under the type's name.</summary>
public sealed class JsonMessages(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public static readonly Type[] Types = [typeof(Say), typeof(Said), typeof(SayTheUnspeakable)];

    public override int Identifier => 4711;

    public override string Manifest(object o) => o.GetType().Name;

    public override byte[] ToBinary(object obj) => JsonSerializer.SerializeToUtf8Bytes(obj, obj.GetType());

    public override object FromBinary(byte[] bytes, string manifest) => JsonSerializer.Deserialize(bytes, Types.Single(type => type.Name == manifest))!;
}
