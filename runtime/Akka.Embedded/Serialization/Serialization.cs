using System.Collections.Concurrent;
using System.Runtime.Serialization;
using Akka.Actor;

namespace Akka.Serialization;

/// <summary>The serializers of an actor system. There is no default one: what is stored or sent must have been registered.</summary>
public class Serialization
{
    private readonly ConcurrentDictionary<int, Serializer> _byId = new();
    private readonly ConcurrentDictionary<Type, Serializer> _registered = new();
    private readonly ConcurrentDictionary<Type, Serializer> _found = new();

    /// <summary>For one actor system.</summary>
    public Serialization(ExtendedActorSystem system) => System = system;

    /// <summary>The system.</summary>
    public ExtendedActorSystem System { get; }

    /// <summary>Makes a serializer known by its id, so that it can read.</summary>
    /// <exception cref="ArgumentException">Another serializer has that id.</exception>
    public void AddSerializer(Serializer serializer)
    {
        var known = _byId.GetOrAdd(serializer.Identifier, serializer);
        if (known.GetType() != serializer.GetType())
            throw new ArgumentException($"{serializer.GetType().FullName} and {known.GetType().FullName} both have the serializer id {serializer.Identifier}.");
    }

    /// <summary>Has a serializer write every object of a type, and of the types below it that have none of their own.</summary>
    public void AddSerializationMap(Type type, Serializer serializer)
    {
        AddSerializer(serializer);
        _registered[type] = serializer;
        _found.Clear();
    }

    /// <summary>The serializer that writes an object.</summary>
    /// <exception cref="SerializationException">None is registered.</exception>
    public Serializer FindSerializerFor(object obj, string? defaultSerializerName = null) => FindSerializerForType(obj.GetType(), defaultSerializerName);

    /// <summary>The serializer that writes objects of a type: its own, else that of the closest base class, else that of an interface.</summary>
    /// <exception cref="SerializationException">None is registered.</exception>
    public Serializer FindSerializerForType(Type objectType, string? defaultSerializerName = null) =>
        _found.GetOrAdd(objectType, static (type, self) => self.Search(type), this);

    /// <summary>The bytes of an object, by its type's serializer.</summary>
    /// <exception cref="SerializationException">None is registered.</exception>
    public byte[] Serialize(object o) => FindSerializerFor(o).ToBinary(o);

    /// <summary>The object of bytes that the serializer of that id wrote under that manifest.</summary>
    /// <exception cref="SerializationException">The id or the manifest is not known, or the bytes are not of its kind.</exception>
    public object Deserialize(byte[] bytes, int serializerId, string manifest)
    {
        var serializer = Known(serializerId, manifest);
        if (serializer is SerializerWithStringManifest named) return named.FromBinary(bytes, manifest);
        return serializer.FromBinary(bytes, serializer.IncludeManifest ? RegisteredType(manifest) : typeof(object));
    }

    /// <summary>The object of bytes that the serializer of that id wrote for that type.</summary>
    /// <exception cref="SerializationException">The id is not known, or the bytes are not of that type.</exception>
    public object Deserialize(byte[] bytes, int serializerId, Type type) => Known(serializerId, TypeName.Of(type)).FromBinary(bytes, type);

    /// <summary>What is kept beside the bytes of an object, for reading them again; empty when the serializer needs nothing.</summary>
    public static string ManifestFor(Serializer s, object msg) => s switch
    {
        SerializerWithStringManifest named => named.Manifest(msg),
        { IncludeManifest: true } => TypeName.Of(msg.GetType()),
        _ => string.Empty,
    };

    private Serializer Known(int serializerId, string manifest) =>
        _byId.TryGetValue(serializerId, out var serializer)
            ? serializer
            : throw new SerializationException($"No serializer with id {serializerId} is registered; manifest \"{manifest}\" cannot be read.");

    // Stored text never names a type to load: only registered types, and loaded ones below them, are made from bytes.
    private Type RegisteredType(string manifest)
    {
        var type = _registered.Keys.FirstOrDefault(candidate => TypeName.Of(candidate) == manifest)
            ?? _registered.Keys.SelectMany(root => root.Assembly.GetTypes().Where(root.IsAssignableFrom)).FirstOrDefault(candidate => TypeName.Of(candidate) == manifest);
        return type ?? throw new SerializationException($"No registered type has the manifest \"{manifest}\".");
    }

    private Serializer Search(Type type)
    {
        for (var ancestor = type; ancestor is not null && ancestor != typeof(object); ancestor = ancestor.BaseType)
        {
            if (_registered.TryGetValue(ancestor, out var own)) return own;
        }
        var byInterface = _registered.Where(entry => entry.Key.IsAssignableFrom(type)).OrderBy(entry => entry.Key.FullName, StringComparer.Ordinal).ToList();
        return byInterface.Count > 0
            ? byInterface[0].Value
            : throw new SerializationException($"No serializer is registered for {type.FullName}.");
    }
}
