using System.Runtime.Serialization;
using System.Text;
using Akka.Actor;
using Akka.Embedded.Tests.Persistence.Support;
using Akka.Serialization;

namespace Akka.Embedded.Tests.Serialization;

public sealed class SerializationTests : IDisposable
{
    private readonly ActorSystem _system = EmbeddedActorSystem.Create("serialization", new EmbeddedOptions()
        .With(new SerializationOptions()
            .Add(system => new LedgerSerializer(system), typeof(Added), typeof(Totals))
            .Add(system => new TypedSerializer(system), typeof(Shape))));

    public void Dispose() => _system.Dispose();

    [Fact]
    public void What_a_serializer_wrote_is_read_by_its_id_and_manifest()
    {
        var serializer = _system.Serialization.FindSerializerFor(new Added(5));
        var manifest = Akka.Serialization.Serialization.ManifestFor(serializer, new Added(5));
        manifest.ShouldBe("added.v1");

        _system.Serialization.Deserialize(_system.Serialization.Serialize(new Added(5)), serializer.Identifier, manifest).ShouldBe(new Added(5));
    }

    [Fact]
    public void A_type_without_its_own_serializer_takes_that_of_its_base()
    {
        var serializer = _system.Serialization.FindSerializerForType(typeof(Circle));
        serializer.ShouldBeOfType<TypedSerializer>();
        var manifest = Akka.Serialization.Serialization.ManifestFor(serializer, new Circle());

        _system.Serialization.Deserialize([], serializer.Identifier, manifest).ShouldBeOfType<Circle>();
        _system.Serialization.Deserialize([], serializer.Identifier, typeof(Circle)).ShouldBeOfType<Circle>();
    }

    [Fact]
    public void A_type_that_nobody_registered_has_no_serializer() =>
        Should.Throw<SerializationException>(() => _system.Serialization.FindSerializerFor(new Unstorable())).Message.ShouldContain(nameof(Unstorable));

    [Fact]
    public void A_manifest_cannot_name_a_type_that_nobody_registered() =>
        Should.Throw<SerializationException>(() => _system.Serialization.Deserialize([], 12, typeof(StringBuilder).AssemblyQualifiedName!));

    [Fact]
    public void An_unknown_serializer_is_named() =>
        Should.Throw<SerializationException>(() => _system.Serialization.Deserialize([], 77, "m")).Message.ShouldContain("77");

    [Fact]
    public void Two_serializers_cannot_share_an_id() =>
        Should.Throw<ArgumentException>(() => _system.Serialization.AddSerializer(new Impostor((ExtendedActorSystem)_system))).Message.ShouldContain("12");

    [Fact]
    public void A_type_added_later_is_found()
    {
        _system.Serialization.AddSerializationMap(typeof(Unstorable), new TypedSerializer((ExtendedActorSystem)_system));

        _system.Serialization.FindSerializerFor(new Unstorable()).ShouldBeOfType<TypedSerializer>();
    }

    public abstract class Shape;

    public sealed class Circle : Shape;

    private class TypedSerializer(ExtendedActorSystem system) : Serializer(system)
    {
        public override int Identifier => 12;

        public override bool IncludeManifest => true;

        public override byte[] ToBinary(object obj) => [];

        public override object FromBinary(byte[] bytes, Type type) => Activator.CreateInstance(type)!;
    }

    private sealed class Impostor(ExtendedActorSystem system) : TypedSerializer(system);
}
