using System.Text.Json.Serialization.Metadata;
using Enrichment.Actors.Serialization;

namespace Enrichment.Architecture.Tests.Contracts;

/// <summary>A format as text: each manifest with its members, then the shapes that these are made of.</summary>
internal static class Contract
{
    public static IEnumerable<string> Lines(Manifests manifests)
    {
        var shapes = new SortedDictionary<string, JsonTypeInfo>(StringComparer.Ordinal);
        foreach (var manifest in manifests.Types.Keys.Order(StringComparer.Ordinal))
        {
            var shape = manifests.JsonOf(manifest);
            yield return manifest;
            foreach (var line in Members(shape))
            {
                yield return line;
            }

            Collect(shape, shapes);
        }

        foreach (var (name, shape) in shapes)
        {
            yield return name;
            foreach (var line in Members(shape))
            {
                yield return line;
            }
        }
    }

    /// <summary>What is stored of a shape: a member that is left out has nothing to read it with.</summary>
    public static IEnumerable<JsonPropertyInfo> Stored(JsonTypeInfo shape) => shape.Properties.Where(p => p.Get is not null);

    private static IEnumerable<string> Members(JsonTypeInfo shape) => Stored(shape).Select(p => $"  {p.Name}: {NameOf(p.PropertyType)}");

    private static void Collect(JsonTypeInfo shape, SortedDictionary<string, JsonTypeInfo> into)
    {
        foreach (var type in Stored(shape).SelectMany(p => PartsOf(p.PropertyType)))
        {
            var part = shape.Options.GetTypeInfo(type);
            if ((part.Kind == JsonTypeInfoKind.Object || type.IsEnum) && into.TryAdd(Header(type), part))
            {
                Collect(part, into);
            }
        }
    }

    private static IEnumerable<Type> PartsOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? [value]
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(PartsOf)
        : [type];

    private static string Header(Type type) =>
        type.IsEnum ? $"{type.Name} = {string.Join(" | ", Enum.GetNames(type))}" : type.Name;

    private static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return $"{NameOf(value)}?";
        }

        var arguments = type.GetGenericArguments().Select(NameOf).ToArray();
        return arguments.Length switch
        {
            0 => type.Name,
            1 => $"list of {arguments[0]}",
            _ => $"map of {arguments[0]} to {arguments[1]}",
        };
    }
}
