using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Enrichment.Actors.Serialization;

/// <summary>Names under which objects are stored or sent, and the JSON of each.</summary>
/// <param name="what">What they are: <c>event</c>, <c>message</c>.</param>
public sealed class Manifests(string what, IReadOnlyList<(string Manifest, JsonTypeInfo Type)> all)
{
    private readonly FrozenDictionary<string, JsonTypeInfo> byManifest = all.ToFrozenDictionary(e => e.Manifest, e => e.Type, StringComparer.Ordinal);
    private readonly FrozenDictionary<Type, string> byType = all.ToFrozenDictionary(e => e.Type.Type, e => e.Manifest);

    /// <summary>Every manifest with its type.</summary>
    public IReadOnlyDictionary<string, Type> Types { get; } = all.ToDictionary(e => e.Manifest, e => e.Type.Type, StringComparer.Ordinal);

    /// <exception cref="ArgumentException">It has no manifest.</exception>
    public string Of(object named) =>
        byType.GetValueOrDefault(named.GetType()) ?? throw new ArgumentException($"{named.GetType()} has no manifest: add it to the {what}s' list.", nameof(named));

    /// <exception cref="ArgumentException">Nothing has this manifest.</exception>
    public JsonTypeInfo JsonOf(string manifest) =>
        byManifest.GetValueOrDefault(manifest)
        ?? throw new ArgumentException($"No {what} is known as '{manifest}': was it written by a newer version?", nameof(manifest));

    public byte[] Write(object named) => JsonSerializer.SerializeToUtf8Bytes(named, JsonOf(Of(named)));

    /// <exception cref="JsonException">The bytes are not of its kind.</exception>
    public object Read(byte[] bytes, string manifest) =>
        JsonSerializer.Deserialize(bytes, JsonOf(manifest)) ?? throw new JsonException($"The {what} of '{manifest}' is null.");
}
