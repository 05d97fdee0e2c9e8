using Akka.Actor;

namespace Akka.Serialization;

/// <summary>A serializer that names what it wrote in words of its own, so that types may be renamed and old bytes stay readable.</summary>
public abstract class SerializerWithStringManifest : Serializer
{
    /// <summary>For one actor system.</summary>
    protected SerializerWithStringManifest(ExtendedActorSystem system)
        : base(system)
    {
    }

    /// <summary>Always: the manifest says what the bytes are.</summary>
    public sealed override bool IncludeManifest => true;

    /// <summary>The name of what <paramref name="o"/> is, kept beside its bytes for ever.</summary>
    public abstract string Manifest(object o);

    /// <summary>The object of some bytes.</summary>
    /// <exception cref="System.Runtime.Serialization.SerializationException">The manifest is not known or the bytes are not of its kind.</exception>
    public abstract object FromBinary(byte[] bytes, string manifest);

    /// <inheritdoc/>
    public sealed override object FromBinary(byte[] bytes, Type type) => FromBinary(bytes, TypeName.Of(type));
}
