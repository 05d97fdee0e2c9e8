using Akka.Actor;

namespace Akka.Serialization;

/// <summary>Turns objects of some types into bytes and back.</summary>
public abstract class Serializer
{
    /// <summary>The system that the serializer belongs to.</summary>
    protected readonly ExtendedActorSystem system;

    /// <summary>For one actor system.</summary>
    protected Serializer(ExtendedActorSystem system) => this.system = system;

    /// <summary>The number under which stored bytes name their serializer: unique, and the same for ever.</summary>
    /// <exception cref="NotSupportedException">The serializer does not state one.</exception>
    public virtual int Identifier => throw new NotSupportedException($"{GetType().FullName} must override {nameof(Identifier)}: stored bytes refer to it.");

    /// <summary>Whether <see cref="FromBinary(byte[], Type)"/> needs the type.</summary>
    public abstract bool IncludeManifest { get; }

    /// <summary>The bytes of an object.</summary>
    public abstract byte[] ToBinary(object obj);

    /// <summary>The object of some bytes.</summary>
    public abstract object FromBinary(byte[] bytes, Type type);

    /// <summary>The object of some bytes.</summary>
    public T FromBinary<T>(byte[] bytes) => (T)FromBinary(bytes, typeof(T));
}
