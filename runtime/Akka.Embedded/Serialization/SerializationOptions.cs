using Akka.Actor;
using Akka.Serialization;

namespace Akka.Embedded;

/// <summary>The serializers that an actor system begins with; given to <see cref="EmbeddedOptions.With"/>.</summary>
public sealed class SerializationOptions
{
    private readonly List<Action<ExtendedActorSystem, Akka.Serialization.Serialization>> _registrations = [];

    /// <summary>Has a serializer write objects of these types and of the types below them.</summary>
    public SerializationOptions Add(Func<ExtendedActorSystem, Serializer> create, params IReadOnlyCollection<Type> types)
    {
        _registrations.Add((system, serialization) =>
        {
            var serializer = create(system);
            serialization.AddSerializer(serializer);
            foreach (var type in types) serialization.AddSerializationMap(type, serializer);
        });
        return this;
    }

    internal Akka.Serialization.Serialization Create(ExtendedActorSystem system)
    {
        var serialization = new Akka.Serialization.Serialization(system);
        foreach (var register in _registrations) register(system, serialization);
        return serialization;
    }
}
